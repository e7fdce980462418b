import type { FieldRecord } from '../../guide/index.js';
import type { Rule, RuleBreach } from './model.js';
import { lineBreach, linesOf, NO_BREACHES, textOf } from './place.js';

/** LIN 1082 as a number; undefined when it is none. Leading zeroes do not make another number. */
function lineNumber(line: FieldRecord): number | undefined {
  const text = textOf(line, 'number');
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** Each line follows the one before it, so that one gap is one breach and not one on every line after it. */
function checkNumbers(lines: readonly FieldRecord[]): readonly RuleBreach[] {
  let breaches: RuleBreach[] | undefined;
  let before = 0;
  lines.forEach((line, i) => {
    const expected = before + 1;
    const number = lineNumber(line);
    if (number !== expected) (breaches ??= []).push(lineBreach(line, 'number', String(expected)));
    before = number ?? i + 1;
  });
  return breaches ?? NO_BREACHES;
}

function isRepeated(lines: readonly FieldRecord[], line: FieldRecord, at: number): boolean {
  const [hts, unit] = [textOf(line, 'hts'), textOf(line, 'unit')];
  for (let i = 0; i < at; i += 1) {
    const earlier = lines[i];
    if (earlier === undefined || textOf(earlier, 'hts') !== hts) continue;
    if (textOf(earlier, 'unit') === unit) return true;
  }
  return false;
}

/** Goods name a line's balance for entries (L13): with two such lines nobody could tell which to charge. */
function checkGoods(lines: readonly FieldRecord[]): readonly RuleBreach[] {
  const repeated = lines.filter((line, i) => isRepeated(lines, line, i));
  return repeated.length === 0 ? NO_BREACHES : repeated.map((line) => lineBreach(line, 'hts', 'other goods'));
}

/** R18: lines are numbered 1, 2, 3, … and no two have the same HTS number and unit. Gaps count here too (assumed). */
export const lineNumberingInvalid: Rule = {
  name: 'line-numbering-invalid',
  requirements: ['R18'],
  functions: ['original', 'replace'],
  check(context) {
    const lines = linesOf(context.content);
    const numbers = checkNumbers(lines);
    const goods = checkGoods(lines);
    return numbers.length + goods.length === 0 ? NO_BREACHES : [...numbers, ...goods];
  },
  examples: {
    valid: [
      { shows: 'one line' },
      { shows: 'three lines of different goods', lines: 3 },
      {
        shows: 'the same HTS number in another unit',
        lines: 2,
        set: { 'lines.2.hts': '020130', 'lines.2.unit': 'TNE' },
      },
    ],
    invalid: [
      {
        shows: 'a number twice',
        lines: 2,
        set: { 'lines.2.number': '1' },
        breaks: [{ at: 'LIN#2 1.1', value: '1', expected: '2' }],
      },
      {
        shows: 'the very first number again on the last line',
        lines: 3,
        set: { 'lines.3.number': '1' },
        breaks: [{ at: 'LIN#3 1.1', value: '1', expected: '3' }],
      },
      {
        shows: 'a gap, reported once',
        lines: 3,
        set: { 'lines.2.number': '3', 'lines.3.number': '4' },
        breaks: [{ at: 'LIN#2 1.1', value: '3', expected: '2' }],
      },
      {
        shows: 'not from 1',
        function: 'replace',
        onFile: [{}],
        set: { 'lines.1.number': '0' },
        breaks: [{ at: 'LIN 1.1', value: '0', expected: '1' }],
      },
      {
        shows: 'the same goods twice',
        lines: 2,
        set: { 'lines.2.hts': '020130' },
        breaks: [{ at: 'PIA#2 2.1', value: '020130', expected: 'other goods' }],
      },
    ],
  },
};
