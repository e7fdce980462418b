import { wholeNumber, type FieldRecord } from '../../guide/index.js';
import type { RegisteredLine } from '../model.js';
import { sameGoods } from '../register/register.js';
import { certificateOnFile } from './certificate-key.js';
import type { Rule, RuleBreach } from './model.js';
import { lineBreach, linesOf, placeOf, textOf } from './place.js';

/** Goods that entries have used must stay on the certificate, with at least the used quantity. */
function checkUsed(used: RegisteredLine, content: FieldRecord): readonly RuleBreach[] {
  const same = linesOf(content).find((line) =>
    sameGoods(used, { hts: textOf(line, 'hts'), unit: textOf(line, 'unit') }),
  );
  const expected = `${used.used} ${used.unit} ${used.hts} or more`;
  if (same === undefined) {
    // The line is missing: the place is the number of the certificate that lacks it.
    return [{ place: placeOf(content, 'certificateNumber'), expected, actual: 'no line' }];
  }
  const quantity = wholeNumber(textOf(same, 'quantity'));
  return quantity === 0 || quantity >= used.used ? [] : [lineBreach(same, 'quantity', expected)];
}

/** R15: a replacement does not go below what entries have already used. */
export const replacementBelowUsed: Rule = {
  name: 'replacement-below-used',
  requirements: ['R15', 'N-05'],
  functions: ['replace'],
  check(context) {
    const before = certificateOnFile(context);
    const used = before?.lines.filter((line) => line.used > 0) ?? [];
    return used.flatMap((line) => checkUsed(line, context.content));
  },
  examples: {
    valid: [
      {
        shows: 'exactly what was used',
        function: 'replace',
        onFile: [{ used: 9000 }],
        set: { 'lines.1.quantity': '9000' },
      },
      {
        shows: 'less than before, nothing used',
        function: 'replace',
        onFile: [{}],
        set: { 'lines.1.quantity': '1' },
      },
      {
        shows: 'a fraction is no quantity to compare',
        function: 'replace',
        onFile: [{ used: 9000 }],
        set: { 'lines.1.quantity': '8999.5' },
      },
      { shows: 'a line nobody used is left out', function: 'replace', onFile: [{ lines: 2, used: 9000 }] },
    ],
    invalid: [
      {
        shows: 'one kilogram less than was used',
        function: 'replace',
        onFile: [{ used: 9000 }],
        set: { 'lines.1.quantity': '8999' },
        breaks: [{ at: 'QTY 1.2', value: '8999', expected: '9000 KGM 020130 or more' }],
      },
      {
        shows: 'the used line is gone',
        function: 'replace',
        onFile: [{ used: 9000 }],
        set: { 'lines.1.hts': '020230' },
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: '9000 KGM 020130 or more' }],
      },
    ],
  },
};
