import { CONDITIONS, isCondition } from '../queries/condition.js';
import { conditionPlaces } from '../queries/query.js';
import type { Rule } from './model.js';

/** D03: every condition asked for is one of CBP's document condition codes. */
export const conditionUnknown: Rule = {
  name: 'condition-unknown',
  requirements: ['D03'],
  functions: ['query'],
  check: ({ content }) =>
    conditionPlaces(content)
      .filter((place) => !isCondition(place.value))
      .map((place) => ({ place, expected: CONDITIONS.join('/') })),
  examples: {
    valid: [
      { shows: 'none', function: 'query' },
      {
        shows: 'all three',
        function: 'query',
        set: {
          'conditions.1.condition': '10',
          'conditions.2.condition': '11',
          'conditions.3.condition': '12',
        },
      },
    ],
    invalid: [
      {
        shows: 'the second of two',
        function: 'query',
        set: { 'conditions.1.condition': '10', 'conditions.2.condition': '13' },
        breaks: [{ at: 'GIS#2 1.1', value: '13', expected: '10/11/12' }],
      },
    ],
  },
};
