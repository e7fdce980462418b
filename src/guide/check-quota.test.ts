import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { packagePath } from '../core/index.js';
import { checkQuota } from './check-quota.js';
import { fitsSchema } from './guide-schema.js';
import type { Guide, GuideProblem } from './model.js';
import { openNotebook } from './problem.js';
import type { QuotaPlan } from './quota-plan.js';

const TEXT = readFileSync(packagePath('guides/ecert-2.0/quota.yaml'), 'utf8');

/** Where the plan is wrong after an edit of the shipped file: by its schema, else by what that cannot say. */
function placesOf(from: string, to: string): readonly string[] {
  expect(TEXT).toContain(from);
  const plan: unknown = parse(TEXT.replace(from, to));
  const problems: GuideProblem[] = [];
  if (fitsSchema(plan, 'quota', openNotebook('quota.yaml', problems))) {
    const kinds = { '05': {}, '30': {} };
    checkQuota({ kinds, quota: plan as QuotaPlan } as unknown as Guide, problems); // all that it looks at
  }
  return problems.map(({ path }) => path);
}

it('takes the shipped plan', () => {
  expect(placesOf('BEEF-AU', 'BEEF-AU')).toEqual([]);
});

it.each([
  [
    'a day that does not exist',
    "first: '20260213'",
    "first: '20260230'",
    '/levels (BEEF-AR-TRIMMINGS)/periods/2026',
  ],
  [
    'tranches that overlap',
    "{ id: T2, first: '20260401'",
    "{ id: T2, first: '20260331'",
    '/levels (BEEF-AR-TRIMMINGS)/periods/2026/tranches/T2',
  ],
  [
    'a tranche outside its period',
    "last: '20261231', limit: 20000000 }\n    source: fr",
    "last: '20270101', limit: 20000000 }\n    source: fr",
    '/levels (BEEF-AR-TRIMMINGS)/periods/2026/tranches/T4',
  ],
  ['an aggregate that is not there', 'parent: MX-TPL-3', 'parent: MX-TPL-9', '/levels (MX-TPL-4)/parent'],
  ['an aggregate that is its own part', 'parent: MX-TPL-3', 'parent: MX-TPL-4', '/levels (MX-TPL-4)/parent'],
  ['a level twice', 'id: BEEF-NZ', 'id: BEEF-AU', '/levels (BEEF-AU)/id'],
  ['a kind that the guide lacks', "kinds: ['05']", "kinds: ['77']", '/levels (BEEF-AR)/kinds'],
  ['what is no limit', 'limit: 45000000', 'limit: -1', '/levels/6/periods/0/limit'],
])('refuses %s', (_, from, to, path) => {
  expect(placesOf(from, to)).toContain(path);
});
