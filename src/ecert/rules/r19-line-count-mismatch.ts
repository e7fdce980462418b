import { numberOfDigits } from '../../core/index.js';
import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/** R19: CNT 2 says how many lines there are; none in a cancellation. */
export const lineCountMismatch: Rule = {
  name: 'line-count-mismatch',
  requirements: ['R19'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const { lineCount: stated, lines } = context.facts;
    const count = lines.length;
    if (numberOfDigits(stated) === count) return NO_BREACHES;
    return [{ place: placeOf(context.content, 'lineCount'), expected: String(count) }];
  },
  examples: {
    valid: [
      { shows: 'one' },
      { shows: 'two', lines: 2 },
      { shows: 'none in a cancellation', function: 'cancellation' },
    ],
    invalid: [
      {
        shows: 'one too few',
        lines: 2,
        set: { lineCount: '1' },
        breaks: [{ at: 'CNT 1.2', value: '1', expected: '2' }],
      },
      {
        shows: 'one too many',
        lines: 2,
        set: { lineCount: '3' },
        breaks: [{ at: 'CNT 1.2', value: '3', expected: '2' }],
      },
      {
        shows: 'a cancellation that counts lines',
        function: 'cancellation',
        set: { lineCount: '1' },
        breaks: [{ at: 'CNT 1.2', value: '1', expected: '0' }],
      },
    ],
  },
};
