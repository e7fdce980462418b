import type { LineFacts, Rule } from './model.js';
import { lineBreaches } from './place.js';

function expectedQuantity({ quantity }: LineFacts): string | undefined {
  return quantity === 0 ? 'a whole number above 0' : undefined;
}

/** R07: a quantity is a whole number above zero (N-23). `25000.0` has a decimal mark, and is refused for it. */
export const quantityNotWhole: Rule = {
  name: 'quantity-not-whole',
  requirements: ['R07', 'N-23'],
  functions: ['original', 'replace'],
  check: (context) => lineBreaches(context, undefined, 'quantity', expectedQuantity),
  examples: {
    valid: [
      { shows: '25000' },
      { shows: 'one', set: { 'lines.1.quantity': '1' } },
      { shows: 'as many digits as there is room for', set: { 'lines.1.quantity': '999999999999999' } },
    ],
    invalid: [
      {
        shows: 'a fraction',
        set: { 'lines.1.quantity': '25000.5' },
        breaks: [{ at: 'QTY 1.2', value: '25000.5', expected: 'a whole number above 0' }],
      },
      {
        shows: 'a decimal mark without a fraction, and a comma',
        lines: 2,
        set: { 'lines.1.quantity': '25000.0', 'lines.2.quantity': '1,5' },
        breaks: [
          { at: 'QTY 1.2', value: '25000.0', expected: 'a whole number above 0' },
          { at: 'QTY#2 1.2', value: '1,5', expected: 'a whole number above 0' },
        ],
      },
      {
        shows: 'zero',
        function: 'replace',
        onFile: [{}],
        set: { 'lines.1.quantity': '0' },
        breaks: [{ at: 'QTY 1.2', value: '0', expected: 'a whole number above 0' }],
      },
      {
        shows: 'less than zero',
        set: { 'lines.1.quantity': '-5' },
        breaks: [{ at: 'QTY 1.2', value: '-5', expected: 'a whole number above 0' }],
      },
    ],
  },
};
