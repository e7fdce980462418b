import { parseDate102 } from '../../core/index.js';
import type { Rule, RuleBreach } from './model.js';
import { placeOf, textOf } from './place.js';

/** D02: an activity report (a query without number) has a period of two real days in order. */
export const queryPeriodInvalid: Rule = {
  name: 'query-period-invalid',
  requirements: ['D02'],
  functions: ['query'],
  check({ content }) {
    if (textOf(content, 'documentNumber') !== '') return [];
    const unreal = ['periodStart', 'periodEnd']
      .map((field) => placeOf(content, field))
      .filter((place) => parseDate102(place.value) === undefined)
      .map((place): RuleBreach => ({ place, expected: 'a real day CCYYMMDD' }));
    if (unreal.length > 0) return unreal;
    const first = textOf(content, 'periodStart');
    const last = placeOf(content, 'periodEnd');
    return first <= last.value ? [] : [{ place: last, expected: `${first} or later` }]; // CCYYMMDD sorts by time
  },
  examples: {
    valid: [
      {
        shows: 'a period of one day',
        function: 'query',
        set: { documentNumber: null, requestedAt: null, periodStart: '20260301', periodEnd: '20260301' },
      },
      { shows: 'a query by number needs none', function: 'query' },
    ],
    invalid: [
      {
        shows: 'ends before it begins',
        function: 'query',
        set: { documentNumber: null, requestedAt: null, periodStart: '20260301', periodEnd: '20260228' },
        breaks: [{ at: 'DTM#2 1.2', value: '20260228', expected: '20260301 or later' }],
      },
      {
        shows: 'a day that does not exist',
        function: 'query',
        set: { documentNumber: null, requestedAt: null, periodStart: '20260229', periodEnd: '20260331' },
        breaks: [{ at: 'DTM 1.2', value: '20260229', expected: 'a real day CCYYMMDD' }],
      },
      {
        shows: 'no end',
        function: 'query',
        set: { documentNumber: null, requestedAt: null, periodStart: '20260101', periodEnd: null },
        breaks: [{ at: 'UNH', value: '', expected: 'a real day CCYYMMDD' }],
      },
    ],
  },
};
