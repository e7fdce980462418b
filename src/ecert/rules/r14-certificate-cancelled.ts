import { certificateOnFile } from './certificate-key.js';
import type { Rule } from './model.js';
import { placeOf } from './place.js';

/** R14: a cancellation is final: nothing replaces or cancels the certificate after it. */
export const certificateCancelled: Rule = {
  name: 'certificate-cancelled',
  requirements: ['R14'],
  functions: ['replace', 'cancellation'],
  check(context) {
    if (certificateOnFile(context)?.cancelled !== true) return [];
    return [{ place: placeOf(context.content, 'certificateNumber'), expected: 'one not cancelled' }];
  },
  examples: {
    valid: [
      { shows: 'on file and not cancelled', function: 'replace', onFile: [{}] },
      { shows: 'not on file at all', function: 'cancellation' },
    ],
    invalid: [
      {
        shows: 'replaced after cancellation',
        function: 'replace',
        onFile: [{ cancelled: true }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'one not cancelled' }],
      },
      {
        shows: 'cancelled twice',
        function: 'cancellation',
        onFile: [{ cancelled: true }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'one not cancelled' }],
      },
    ],
  },
};
