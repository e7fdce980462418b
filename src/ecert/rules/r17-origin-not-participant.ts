import type { Rule } from './model.js';
import { placeOf } from './place.js';

/** R17: a participant certifies goods of its own country. */
export const originNotParticipant: Rule = {
  name: 'origin-not-participant',
  requirements: ['R17'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const place = placeOf(context.content, 'origin');
    const { country } = context.participant;
    return place.value === country ? [] : [{ place, expected: country }];
  },
  examples: {
    valid: [{ shows: 'its own country' }],
    invalid: [
      {
        shows: 'goods of New Zealand',
        set: { origin: 'NZ' },
        breaks: [{ at: 'LOC 2.1', value: 'NZ', expected: 'AU' }],
      },
      {
        shows: 'in a cancellation too',
        function: 'cancellation',
        set: { origin: 'UY' },
        breaks: [{ at: 'LOC 2.1', value: 'UY', expected: 'AU' }],
      },
    ],
  },
};
