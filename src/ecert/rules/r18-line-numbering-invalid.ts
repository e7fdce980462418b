import { numberOfDigits } from '../../core/index.js';
import type { LineFacts, Rule, RuleBreach, RuleContext } from './model.js';
import { breachOnLine, NO_BREACHES } from './place.js';

const DIGITS_MAX = 6;

/** LIN 1082 as a number; undefined when it is none. Leading zeroes do not make another number. */
function lineNumber({ number }: LineFacts): number | undefined {
  return number.length <= DIGITS_MAX ? numberOfDigits(number) : undefined;
}

/** Each line follows the one before it, so that one gap is one breach and not one on every line after it. */
function checkNumbers(context: RuleContext): readonly RuleBreach[] {
  const { lines } = context.facts;
  let breaches: RuleBreach[] | undefined;
  let before = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const expected = before + 1;
    const number = lineNumber(lines[i] as LineFacts); // i < length
    if (number !== expected) (breaches ??= []).push(breachOnLine(context, i, 'number', String(expected)));
    before = number ?? i + 1;
  }
  return breaches ?? NO_BREACHES;
}

function isRepeated(lines: readonly LineFacts[], at: number): boolean {
  const line = lines[at] as LineFacts; // the caller counts them
  for (let i = 0; i < at; i += 1) {
    const earlier = lines[i];
    if (earlier?.hts === line.hts && earlier.unit === line.unit) return true;
  }
  return false;
}

/** Goods name a line's balance for entries (L13): with two such lines nobody could tell which to charge. */
function checkGoods(context: RuleContext): readonly RuleBreach[] {
  const { lines } = context.facts;
  let breaches: RuleBreach[] | undefined;
  for (let i = 1; i < lines.length; i += 1) {
    if (isRepeated(lines, i)) (breaches ??= []).push(breachOnLine(context, i, 'hts', 'other goods'));
  }
  return breaches ?? NO_BREACHES;
}

/** R18: lines are numbered 1, 2, 3, … and no two have the same HTS number and unit. Gaps count here too (assumed). */
export const lineNumberingInvalid: Rule = {
  name: 'line-numbering-invalid',
  requirements: ['R18'],
  functions: ['original', 'replace'],
  check(context) {
    const numbers = checkNumbers(context);
    const goods = checkGoods(context);
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
