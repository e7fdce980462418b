import type { LineFacts, Rule } from './model.js';
import { lineBreaches } from './place.js';

function expectedUnit({ goods, unit }: LineFacts): string | undefined {
  if (goods?.isInScope !== true) return undefined; // R05, R06, R10: no unit is known for it
  return goods.units.includes(unit) ? undefined : goods.units.join('/');
}

/** R08: the unit is the one that the HTS has for the goods (N-24). */
export const unitNotOfHts: Rule = {
  name: 'unit-not-of-hts',
  requirements: ['R08', 'N-24'],
  functions: ['original', 'replace'],
  check: (context) => lineBreaches(context, undefined, 'unit', expectedUnit),
  examples: {
    valid: [
      { shows: 'kilograms of beef' },
      {
        shows: 'litres of cream, under the Australia FTA',
        set: { kind: '08', 'lines.1.hts': '040150', 'lines.1.unit': 'LTR' },
      },
      {
        shows: 'no unit is known of goods out of scope',
        set: { 'lines.1.hts': '040110', 'lines.1.unit': 'LTR' },
      },
    ],
    invalid: [
      {
        shows: 'kilograms of cream, under the Australia FTA',
        set: { kind: '08', 'lines.1.hts': '040150' },
        breaks: [{ at: 'QTY 1.3', value: 'KGM', expected: 'LTR' }],
      },
      {
        shows: 'litres of beef',
        set: { 'lines.1.unit': 'LTR' },
        breaks: [{ at: 'QTY 1.3', value: 'LTR', expected: 'KGM' }],
      },
      {
        shows: 'tonnes on the second line',
        function: 'replace',
        lines: 2,
        onFile: [{}],
        set: { 'lines.2.unit': 'TNE' },
        breaks: [{ at: 'QTY#2 1.3', value: 'TNE', expected: 'KGM' }],
      },
    ],
  },
};
