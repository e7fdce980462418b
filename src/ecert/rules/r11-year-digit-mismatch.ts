import { numberIn } from './certificate-number.js';
import { certificateYear } from './certificate-year.js';
import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/** R11: the number's first digit tells the certificate's year: in effect (19 CFR 132.15) or of presentation (FTA). */
export const yearDigitMismatch: Rule = {
  name: 'year-digit-mismatch',
  requirements: ['R11'],
  functions: ['original', 'replace'],
  check(context) {
    const number = numberIn(context);
    const { possibleYears: years } = context;
    if (number === undefined || years === undefined) return NO_BREACHES;
    if (certificateYear(context) !== undefined) return NO_BREACHES;
    const expected = years.map((year) => `${year % 10} for ${year}`).join(' or ');
    return [
      { place: placeOf(context.content, 'certificateNumber'), expected, actual: String(number.yearDigit) },
    ];
  },
  examples: {
    valid: [
      { shows: '6 for 2026' },
      { shows: 'no digit can be read in a malformed number', set: { certificateNumber: 'AU5000123' } },
      {
        shows: 'no year can be read in a date that does not exist',
        set: { certificateNumber: '5AU000123', issueDate: '20260230' },
      },
      {
        shows: 'issued on the first of December, for this year or next',
        at: '2025-12-20T12:00:00Z',
        set: { issueDate: '20251201', expiryDate: null },
      },
      {
        shows: 'issued in December for next year, as the expiry date tells',
        set: { issueDate: '20251215' },
      },
      {
        shows: 'issued in December for this year still',
        set: { certificateNumber: '5AU000123', issueDate: '20251215', expiryDate: '20251231' },
      },
      {
        shows: 'FTA: transmitted in December for presentation next year',
        at: '2025-12-20T12:00:00Z',
        set: { kind: '08', certificateNumber: '6AU12345B', issueDate: '20251215' },
      },
      {
        shows: 'FTA: replaced after its year',
        at: '2027-01-05T12:00:00Z',
        function: 'replace',
        onFile: [{ set: { kind: '08' } }],
        set: { kind: '08' },
      },
    ],
    invalid: [
      {
        shows: 'issued the day before December: this year only',
        at: '2025-12-20T12:00:00Z',
        set: { issueDate: '20251130', expiryDate: null },
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: '5 for 2025' }],
      },
      {
        shows: '5 in 2026',
        set: { certificateNumber: '5AU000123' },
        breaks: [{ at: 'BGM 2.1', value: '5AU000123', expected: '6 for 2026' }],
      },
      {
        shows: 'the effective date says next year',
        set: { issueDate: '20251215', effectiveDate: '20260101', certificateNumber: '5AU000123' },
        breaks: [{ at: 'BGM 2.1', value: '5AU000123', expected: '6 for 2026' }],
      },
      {
        shows: 'issued in December: this year or next',
        at: '2025-12-20T12:00:00Z',
        set: { certificateNumber: '4AU000123', issueDate: '20251215', expiryDate: null },
        breaks: [{ at: 'BGM 2.1', value: '4AU000123', expected: '5 for 2025 or 6 for 2026' }],
      },
      {
        shows: 'FTA: transmitted in the year after',
        set: { kind: '08', certificateNumber: '5AU12345B', issueDate: '20251215', expiryDate: '20251231' },
        breaks: [{ at: 'BGM 2.1', value: '5AU12345B', expected: '6 for 2026' }],
      },
    ],
  },
};
