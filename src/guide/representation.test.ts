import { describe, expect, it } from 'vitest';
import { isWithin, parseRepresentation, valueFault, type Representation } from './representation.js';

function representation(text: string): Representation {
  return parseRepresentation(text)!;
}

describe('representations', () => {
  it('parses classes, fixed and variable lengths, and nothing else', () => {
    expect(parseRepresentation('an..35')).toEqual({ class: 'an', min: 1, max: 35 });
    expect(parseRepresentation('n8')).toEqual({ class: 'n', min: 8, max: 8 });
    expect(parseRepresentation('a2')).toEqual({ class: 'a', min: 2, max: 2 });
    for (const text of ['', 'an', 'x3', 'an..0', 'an...3', 'n-3', 'AN3'])
      expect(parseRepresentation(text)).toBe(undefined);
  });

  it.each([
    ['an..3', 'an..35', true],
    ['n..15', 'an..15', true],
    ['a2', 'an..25', true],
    ['n8', 'an..35', true],
    ['an..35', 'an..35', true],
    ['an..36', 'an..35', false],
    ['an..3', 'n..3', false],
    ['a..3', 'n..3', false],
    ['n..6', 'n6', false],
  ])('%s is within %s: %s', (narrow, wide, within) => {
    expect(isWithin(representation(narrow), representation(wide))).toBe(within);
  });
});

describe('values', () => {
  const POINT = 46;
  const COMMA = 44;

  it.each([
    ['A-1 b?', 'an..35', undefined, undefined],
    ['AU', 'a2', undefined, undefined],
    ['A1', 'a2', undefined, 'characters-wrong-type'],
    ['ABCD', 'an..3', undefined, 'text-too-long'],
    ['AB', 'an3', undefined, 'text-too-short'],
    ['1234567', 'n8', undefined, 'text-too-short'],
    ['123456789', 'n8', undefined, 'text-too-long'],
    ['12A', 'n..15', undefined, 'characters-wrong-type'],
    ['12 000', 'n..15', undefined, 'characters-wrong-type'],
    ['+5', 'n..15', undefined, 'characters-wrong-type'],
    ['1E5', 'n..15', undefined, 'characters-wrong-type'],
    ['-', 'n..15', undefined, 'characters-wrong-type'],
    ['5-', 'n..15', undefined, 'characters-wrong-type'],
    ['-123.45', 'n..5', undefined, undefined],
    ['123456', 'n..5', undefined, 'text-too-long'],
    ['1.5', 'n..15', undefined, undefined],
    ['1,5', 'n..15', undefined, undefined],
    ['1,5', 'n..15', POINT, 'decimal-mark-wrong'],
    ['1.5', 'n..15', COMMA, 'decimal-mark-wrong'],
    ['1.5', 'n..15', POINT, undefined],
    ['1.5.5', 'n..15', undefined, 'decimal-mark-wrong'],
    ['2.', 'n..15', undefined, 'decimal-mark-wrong'],
    ['.5', 'n..15', undefined, 'decimal-digit-missing'],
    ['-,5', 'n..15', undefined, 'decimal-digit-missing'],
    ['.', 'n..15', undefined, 'decimal-digit-missing'],
  ] as const)('%s in %s with mark %s: %s', (text, wide, mark, fault) => {
    expect(valueFault(text, representation(wide), mark)).toBe(fault);
  });
});
