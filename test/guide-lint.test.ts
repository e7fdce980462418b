/** Every code of the guide linter is found in a guide that was good before one change, and no shipped guide has any. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packagePath } from '../src/core/index.js';
import { withEditedGuide, type Edit } from '../src/guide/guide-copy.fixture.js';
import {
  LINT_CODES,
  lintGuide,
  shippedGuideIds,
  type GuideProblem,
  type LintCode,
} from '../src/guide/index.js';
import { lintFacts } from '../src/inventory/index.js';

interface Patch {
  readonly code: LintCode;
  readonly what: string;
  readonly edits: readonly (Edit | { readonly file: string; readonly delete: true })[];
  readonly problem: Omit<GuideProblem, 'code'>;
}

const patches = parse(
  readFileSync(packagePath('golden/guide-lint/patches.yaml'), 'utf8'),
) as readonly Patch[]; // our own file
const facts = lintFacts();

function problemsAfter(edits: Patch['edits']): readonly GuideProblem[] {
  const changes = edits.filter((edit) => 'from' in edit);
  return withEditedGuide(changes, (folder) => {
    for (const edit of edits) if ('delete' in edit) rmSync(join(folder, edit.file));
    return lintGuide(folder, facts) ?? [];
  });
}

/** Each loads a guide, in a fraction of a second; a loaded machine needs more. */
const TIMEOUT_MS = 60_000;

describe('the guide linter', { timeout: TIMEOUT_MS }, () => {
  it.each(patches)('$code: $what', ({ code, edits, problem }) => {
    expect(problemsAfter(edits)).toContainEqual({ code, ...problem });
  });

  it('has a failing guide for every code', () => {
    expect(patches.map(({ code }) => code).toSorted()).toEqual(Object.keys(LINT_CODES).toSorted());
  });

  it('finds a rule that is switched off and does not exist', () => {
    const edits = [
      { file: 'reply-codes.yaml', from: 'codes:\n', to: 'off:\n  hts-mal-formed: no\ncodes:\n' },
    ];
    const problem = { file: 'reply-codes.yaml', path: '/off/hts-mal-formed' };
    expect(problemsAfter(edits)).toEqual([
      { code: 'GL-318', ...problem, expected: 'the name of a rule', actual: 'hts-mal-formed' },
    ]);
  });

  it.each(shippedGuideIds())('finds nothing in %s: every text is there in English and Spanish', (id) => {
    expect(lintGuide(packagePath(`guides/${id}`), facts)).toEqual([]);
  });
});
