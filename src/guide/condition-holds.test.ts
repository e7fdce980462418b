/**
 * The dependency notes D1 to D7 of ISO 9735-1 (11.5) written out by hand: what each says for every combination of three
 * parts, and of one and two.
 */
import { describe, expect, it } from 'vitest';
import { CONDITION_PARTS_MAX, conditionBreach, conditionHolds } from './condition-holds.js';
import type { ConditionKind } from './model.js';

/** `1` and `0`: the part at that place is there or not. `ok`, `one of …` missing, `all of …` missing, `not …` excluded. */
type Row = readonly [present: string, said: string];

const TABLE: Readonly<Record<ConditionKind, readonly Row[]>> = {
  // D1, one and only one.
  'one-only': [
    ['0', 'one of 1'],
    ['1', 'ok'],
    ['00', 'one of 1 2'],
    ['10', 'ok'],
    ['01', 'ok'],
    ['11', 'not 2'],
    ['000', 'one of 1 2 3'],
    ['100', 'ok'],
    ['010', 'ok'],
    ['001', 'ok'],
    ['110', 'not 2'],
    ['101', 'not 3'],
    ['011', 'not 3'],
    ['111', 'not 2 3'],
  ],
  // D2, all or none.
  'all-or-none': [
    ['0', 'ok'],
    ['1', 'ok'],
    ['00', 'ok'],
    ['10', 'all of 2'],
    ['01', 'all of 1'],
    ['11', 'ok'],
    ['000', 'ok'],
    ['100', 'all of 2 3'],
    ['010', 'all of 1 3'],
    ['001', 'all of 1 2'],
    ['110', 'all of 3'],
    ['101', 'all of 2'],
    ['011', 'all of 1'],
    ['111', 'ok'],
  ],
  // D3, one or more.
  'one-or-more': [
    ['0', 'one of 1'],
    ['1', 'ok'],
    ['00', 'one of 1 2'],
    ['10', 'ok'],
    ['01', 'ok'],
    ['11', 'ok'],
    ['000', 'one of 1 2 3'],
    ['100', 'ok'],
    ['010', 'ok'],
    ['001', 'ok'],
    ['110', 'ok'],
    ['101', 'ok'],
    ['011', 'ok'],
    ['111', 'ok'],
  ],
  // D4, one or none.
  'one-or-none': [
    ['0', 'ok'],
    ['1', 'ok'],
    ['00', 'ok'],
    ['10', 'ok'],
    ['01', 'ok'],
    ['11', 'not 2'],
    ['000', 'ok'],
    ['100', 'ok'],
    ['010', 'ok'],
    ['001', 'ok'],
    ['110', 'not 2'],
    ['101', 'not 3'],
    ['011', 'not 3'],
    ['111', 'not 2 3'],
  ],
  // D5, if the first then all.
  'if-first-all': [
    ['0', 'ok'],
    ['1', 'ok'],
    ['00', 'ok'],
    ['10', 'all of 2'],
    ['01', 'ok'],
    ['11', 'ok'],
    ['000', 'ok'],
    ['100', 'all of 2 3'],
    ['010', 'ok'],
    ['001', 'ok'],
    ['110', 'all of 3'],
    ['101', 'all of 2'],
    ['011', 'ok'],
    ['111', 'ok'],
  ],
  // D6, if the first then at least one more; with one part alone it says nothing that could be met.
  'if-first-any': [
    ['0', 'ok'],
    ['00', 'ok'],
    ['10', 'one of 2'],
    ['01', 'ok'],
    ['11', 'ok'],
    ['000', 'ok'],
    ['100', 'one of 2 3'],
    ['010', 'ok'],
    ['001', 'ok'],
    ['110', 'ok'],
    ['101', 'ok'],
    ['011', 'ok'],
    ['111', 'ok'],
  ],
  // D7, if the first then none of the others.
  'if-first-none': [
    ['0', 'ok'],
    ['1', 'ok'],
    ['00', 'ok'],
    ['10', 'ok'],
    ['01', 'ok'],
    ['11', 'not 2'],
    ['000', 'ok'],
    ['100', 'ok'],
    ['010', 'ok'],
    ['001', 'ok'],
    ['110', 'not 2'],
    ['101', 'not 3'],
    ['011', 'ok'],
    ['111', 'not 2 3'],
  ],
};

const partsOf = (text: string): readonly boolean[] => Array.from(text, (sign) => sign === '1');
const bitsOf = (present: readonly boolean[]): number =>
  present.reduce((bits, is, place) => bits + (is ? 2 ** place : 0), 0);

function said(kind: ConditionKind, present: readonly boolean[]): string {
  const breach = conditionBreach(kind, present);
  if (breach === undefined) return 'ok';
  const parts = breach.parts.map((place) => place + 1).join(' ');
  if (breach.kind === 'excluded') return `not ${parts}`;
  return `${breach.one ? 'one' : 'all'} of ${parts}`;
}

const KINDS = Object.keys(TABLE) as readonly ConditionKind[]; // its own keys

describe.each(KINDS)('%s', (kind) => {
  it.each(TABLE[kind])('of %s says: %s', (text, wanted) => {
    const present = partsOf(text);
    expect(said(kind, present)).toBe(wanted);
    expect(conditionHolds(kind, bitsOf(present), present.length)).toBe(wanted === 'ok');
  });

  it('is written out for every combination of two and three parts', () => {
    const combinations = TABLE[kind].map(([text]) => text).filter((text) => text.length > 1);
    expect(new Set(combinations).size).toBe(4 + 8);
  });

  it('is told as well with as many parts as a condition may have, the last one alone and all of them', () => {
    const last = '1'.padStart(CONDITION_PARTS_MAX, '0');
    const all = '1'.repeat(CONDITION_PARTS_MAX);
    const verdicts = [last, all].map((text) => said(kind, partsOf(text)) === 'ok');
    expect(verdicts).toEqual(
      {
        'one-only': [true, false],
        'all-or-none': [false, true],
        'one-or-more': [true, true],
        'one-or-none': [true, false],
        'if-first-all': [true, true],
        'if-first-any': [true, true],
        'if-first-none': [true, false],
      }[kind],
    );
  });
});
