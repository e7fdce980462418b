import { certificateOnFile } from './certificate-key.js';
import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/** R03: an original takes a number that was never used before for this participant, kind and year. */
export const certificateAlreadyRegistered: Rule = {
  name: 'certificate-already-registered',
  requirements: ['R03'],
  functions: ['original'],
  check(context) {
    if (certificateOnFile(context) === undefined) return NO_BREACHES;
    return [{ place: placeOf(context.content, 'certificateNumber'), expected: 'a number not on file' }];
  },
  examples: {
    valid: [
      { shows: 'an empty register' },
      { shows: 'another number on file', onFile: [{ set: { certificateNumber: '6AU000124' } }] },
      {
        shows: 'the same number ten years before',
        onFile: [{ set: { issueDate: '20160227', expiryDate: '20161231' } }],
      },
      {
        shows: 'the same number for another kind',
        set: { kind: '08' },
        onFile: [{ set: { kind: '05' } }],
      },
      { shows: 'a replacement of what is on file', function: 'replace', onFile: [{}] },
    ],
    invalid: [
      {
        shows: 'the number is on file',
        onFile: [{}],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'a number not on file' }],
      },
      {
        shows: 'a cancelled number is not used again',
        onFile: [{ cancelled: true }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'a number not on file' }],
      },
      {
        shows: 'registered in December for next year',
        set: { issueDate: '20251220', effectiveDate: '20260101' },
        onFile: [{ set: { issueDate: '20251215' } }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'a number not on file' }],
      },
    ],
  },
};
