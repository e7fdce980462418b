import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/** R17: a participant certifies goods of its own country. */
export const originNotParticipant: Rule = {
  name: 'origin-not-participant',
  requirements: ['R17'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const { country } = context.participant;
    if (context.facts.origin === country) return NO_BREACHES;
    return [{ place: placeOf(context.content, 'origin'), expected: country }];
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
