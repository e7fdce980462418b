import { matchingCertificates, readQuery } from '../queries/query.js';
import { isForeignDocument } from './d04-document-not-participants.js';
import type { Rule } from './model.js';
import { placeOf } from './place.js';

/** D01: a query that matches nothing is answered with an error, so that an empty report is never taken for a full one. */
export const queryMatchesNothing: Rule = {
  name: 'query-matches-nothing',
  requirements: ['D01', 'N-06'],
  functions: ['query'],
  check(context) {
    const query = readQuery(context.content);
    if (query === undefined || isForeignDocument(context)) return []; // D02, D03 or D04 tells
    if (matchingCertificates(query, context.participant, context.register).length > 0) return [];
    const field = query.kind === 'document' ? 'documentNumber' : 'periodStart';
    return [{ place: placeOf(context.content, field), expected: 'a certificate on file' }];
  },
  examples: {
    valid: [
      { shows: 'a certificate on file', function: 'query', onFile: [{}] },
      { shows: 'a cancelled one is on file too', function: 'query', onFile: [{ cancelled: true }] },
      {
        shows: 'issued on the last day of the period, and used',
        function: 'query',
        onFile: [{ used: 1 }],
        set: {
          documentNumber: null,
          requestedAt: null,
          periodStart: '20260101',
          periodEnd: '20260227',
          'conditions.1.condition': '10',
        },
      },
      {
        shows: 'issued on the first day of the period',
        function: 'query',
        onFile: [{}],
        set: { documentNumber: null, requestedAt: null, periodStart: '20260227', periodEnd: '20261231' },
      },
      { shows: "another country's number", function: 'query', set: { documentNumber: '6NZ000123' } },
    ],
    invalid: [
      {
        shows: 'an empty register',
        function: 'query',
        breaks: [{ at: 'DOC 2.1', value: '6AU000123', expected: 'a certificate on file' }],
      },
      {
        shows: 'issued the day after the period',
        function: 'query',
        onFile: [{}],
        set: { documentNumber: null, requestedAt: null, periodStart: '20260101', periodEnd: '20260226' },
        breaks: [{ at: 'DTM 1.2', value: '20260101', expected: 'a certificate on file' }],
      },
      {
        shows: 'issued the day before the period',
        function: 'query',
        onFile: [{}],
        set: { documentNumber: null, requestedAt: null, periodStart: '20260228', periodEnd: '20261231' },
        breaks: [{ at: 'DTM 1.2', value: '20260228', expected: 'a certificate on file' }],
      },
      {
        shows: 'none in that condition',
        function: 'query',
        onFile: [{}],
        set: {
          documentNumber: null,
          requestedAt: null,
          periodStart: '20260101',
          periodEnd: '20260331',
          'conditions.1.condition': '12',
        },
        breaks: [{ at: 'DTM 1.2', value: '20260101', expected: 'a certificate on file' }],
      },
    ],
  },
};
