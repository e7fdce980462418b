import type { Rule } from './model.js';
import { placeOf } from './place.js';

/** R13: what is replaced or cancelled is on file, under the same number, kind and year. */
export const certificateNotOnFile: Rule = {
  name: 'certificate-not-on-file',
  requirements: ['R13'],
  functions: ['replace', 'cancellation'],
  check(context) {
    const key = context.certificateKey;
    if (key === undefined || context.register.find(key) !== undefined) return [];
    return [{ place: placeOf(context.content, 'certificateNumber'), expected: 'a certificate on file' }];
  },
  examples: {
    valid: [
      { shows: 'a replacement of what is on file', function: 'replace', onFile: [{}] },
      { shows: 'a cancellation of what is on file', function: 'cancellation', onFile: [{}] },
      {
        shows: 'a malformed number names nothing',
        function: 'cancellation',
        set: { certificateNumber: 'AU6000123' },
      },
      {
        shows: "another country's number is R02's matter",
        function: 'replace',
        set: { certificateNumber: '6NZ000123' },
      },
      {
        shows: 'a wrong year digit names no certificate',
        function: 'replace',
        set: { certificateNumber: '5AU000123' },
      },
      {
        shows: 'a certificate for next year, cancelled in December',
        at: '2025-12-20T12:00:00Z',
        function: 'cancellation',
        set: { issueDate: '20251215' },
        onFile: [{ set: { issueDate: '20251215' } }],
      },
    ],
    invalid: [
      {
        shows: 'an empty register',
        function: 'replace',
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'a certificate on file' }],
      },
      {
        shows: 'another kind is on file',
        function: 'cancellation',
        onFile: [{ set: { kind: '08' } }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'a certificate on file' }],
      },
      {
        shows: 'the one on file is of ten years before',
        function: 'cancellation',
        onFile: [{ set: { issueDate: '20160227', expiryDate: '20161231' } }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'a certificate on file' }],
      },
      {
        shows: 'it is on file for another participant',
        function: 'replace',
        onFile: [{ participant: 'AUOTHER' }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'a certificate on file' }],
      },
    ],
  },
};
