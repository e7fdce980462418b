import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { packagePath } from '../core/index.js';
import { readTransmission } from './index.js';
import { findingsInOrder, unmarked } from './syntax-case.fixture.js';
import { SYNTAX_SUBJECTS } from './syntax-subjects.fixture.js';

/** What each finding of a case tells beside its code and its bytes: `params`, and `at`, the ordinals of its span. */
type Told = Readonly<Record<string, unknown>>;

// Looked through by eye, finding by finding, when it was written down: the case says where a finding stands and why.
const told = JSON.parse(readFileSync(packagePath('golden/finding-params.json'), 'utf8')) as Readonly<
  Record<string, readonly Told[]>
>;

const bad = SYNTAX_SUBJECTS.flatMap(({ cases }) => cases).filter(({ findings }) => findings.length > 0);

describe('what the findings of a case tell', () => {
  it.each(bad)('$what', ({ what, text }) => {
    const findings = findingsInOrder(readTransmission(unmarked(text).bytes));
    const actual = findings.map(({ params, span }) => {
      const { offset, length, ...at } = span;
      expect(offset + length).toBeLessThanOrEqual(unmarked(text).bytes.length);
      return { ...params, at };
    });
    expect(actual).toStrictEqual(told[what]);
  });

  it('is written down for cases that are there', () => {
    expect(Object.keys(told).filter((what) => !bad.some((item) => item.what === what))).toEqual([]);
  });
});
