import { formatDate102 } from '../../core/index.js';
import { dayIn } from './certificate-year.js';
import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/** R04: the day of issuance (N-21) exists and is not in the future; days are UTC, for DTM 102 carries no zone (assumed). */
export const issueDateInvalid: Rule = {
  name: 'issue-date-invalid',
  requirements: ['R04', 'N-21'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const issued = dayIn(context, 'issueDate');
    if (issued !== undefined && issued <= context.at) return NO_BREACHES;
    const place = placeOf(context.content, 'issueDate');
    const expected = issued === undefined ? 'a real day CCYYMMDD' : `${formatDate102(context.at)} or earlier`;
    return [{ place, expected }];
  },
  examples: {
    valid: [
      { shows: 'days ago' },
      { shows: 'the very day', set: { issueDate: '20260302' } },
      {
        shows: 'the very first moment of the day',
        at: '2026-03-02T00:00:00Z',
        set: { issueDate: '20260302' },
      },
      { shows: 'a leap day', at: '2028-03-01T00:00:00Z', set: { issueDate: '20280229' } },
    ],
    invalid: [
      {
        shows: 'tomorrow, in the last moment of the day before',
        at: '2026-03-02T23:59:59Z',
        set: { issueDate: '20260303' },
        breaks: [{ at: 'DTM 1.2', value: '20260303', expected: '20260302 or earlier' }],
      },
      {
        shows: 'tomorrow',
        set: { issueDate: '20260303' },
        breaks: [{ at: 'DTM 1.2', value: '20260303', expected: '20260302 or earlier' }],
      },
      {
        shows: 'a day that does not exist',
        function: 'cancellation',
        set: { issueDate: '20260230' },
        breaks: [{ at: 'DTM 1.2', value: '20260230', expected: 'a real day CCYYMMDD' }],
      },
      {
        shows: 'two digits of the year',
        function: 'replace',
        onFile: [{}],
        set: { issueDate: '260227' },
        breaks: [{ at: 'DTM 1.2', value: '260227', expected: 'a real day CCYYMMDD' }],
      },
    ],
  },
};
