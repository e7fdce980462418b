import { numberIn } from './certificate-number.js';
import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/** R02: positions 2 and 3 of the number are the country of the participant that sends it (N-20). */
export const certificateCountryNotParticipant: Rule = {
  name: 'certificate-country-not-participant',
  requirements: ['R02', 'N-20'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const number = numberIn(context);
    const { country } = context.participant;
    if (number === undefined || number.country === country) return NO_BREACHES;
    return [
      { place: placeOf(context.content, 'certificateNumber'), expected: country, actual: number.country },
    ];
  },
  examples: {
    valid: [
      { shows: 'its own country' },
      { shows: 'no country can be read in a malformed number', set: { certificateNumber: 'NZ6000123' } },
    ],
    invalid: [
      {
        shows: 'Australia sends a number of New Zealand',
        set: { certificateNumber: '6NZ000123' },
        breaks: [{ at: 'BGM 2.1', value: '6NZ000123', expected: 'AU' }],
      },
      {
        shows: 'Australia cancels a certificate of Uruguay',
        function: 'cancellation',
        set: { certificateNumber: '6UY000123' },
        breaks: [{ at: 'BGM 2.1', value: '6UY000123', expected: 'AU' }],
      },
    ],
  },
};
