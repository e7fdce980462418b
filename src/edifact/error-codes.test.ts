import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { packagePath } from '../core/index.js';
import { editionsOf, ERROR_CODES } from './error-codes.fixture.js';
import { SYNTAX_FINDINGS } from './index.js';
import { SYNTAX_SUBJECTS } from './syntax-subjects.fixture.js';

const folder = packagePath('golden/edifact');
const goldens = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}/expected.json`, 'utf8'));
const inCases = new Set(
  SYNTAX_SUBJECTS.flatMap(({ cases }) => cases.flatMap(({ findings }) => findings.map(([error]) => error))),
);

describe('0085', () => {
  it('lists every code of D:3 and 4.x once', () => {
    expect(ERROR_CODES.map(({ code }) => code)).toEqual(Array.from({ length: 48 }, (_, i) => String(i + 1)));
    expect(ERROR_CODES.filter((code) => editionsOf(code).includes('D:3')).length).toBe(34);
    expect(ERROR_CODES.filter((code) => editionsOf(code).includes('4:1')).length).toBe(30);
  });

  it('every code that reading raises stands in a case or a golden, and reading raises no other', () => {
    const raised = ERROR_CODES.filter(({ use }) => use.by === 'reading').map(({ code }) => code);
    const all = goldens.join('\n');
    expect(raised.filter((code) => !inCases.has(code) && !all.includes(`"C${code}"`))).toEqual([]);
    expect([...new Set(Object.values(SYNTAX_FINDINGS).map(({ errorCode }) => errorCode))].sort()).toEqual(
      [...raised].sort(),
    );
  });

  it('every code that a layer above raises stands in the test that is named', () => {
    const missing = ERROR_CODES.filter(
      ({ code, use }) =>
        (use.by === 'guide' || use.by === 'reference') &&
        !readFileSync(packagePath(use.test), 'utf8').includes(`C${code}`),
    );
    expect(missing).toEqual([]);
  });
});
