import { recordSchema as record } from '../core/index.js';
import { AGGREGATE_NAMES } from './aggregate.js';
import { SERIES_NAMES } from './series-names.js';

/** Days of the week in the order in which `weekdayOf` numbers them. */
export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
/** A share or a count as a number, or a duration as ISO 8601 text. */
const limit = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^P' },
  ],
} as const;

const period = record({
  days: { type: 'integer', minimum: 1, maximum: 366 },
  businessDays: { type: 'array', items: { enum: WEEKDAYS }, uniqueItems: true, minItems: 1 },
  holidays: {
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string', pattern: '^[0-9]{8}$' } },
  },
});

const measure = record({
  id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  series: { enum: SERIES_NAMES },
  aggregate: { enum: AGGREGATE_NAMES },
  better: { enum: ['higher', 'lower'] },
  limits: { ...record({ 'condition?': limit, 'decisive?': limit }), minProperties: 1 },
  window: text,
  'minimum?': { type: 'integer', minimum: 1 },
  requirements: texts,
  source: text,
});

/** JSON Schema (draft-07) of `policies/production.yaml`. */
export const PRODUCTION_POLICY_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'production-policy.schema.json',
  title: 'Policy of the first 30 days in production',
  ...record({
    title: text,
    source: text,
    period,
    minimumMessages: { type: 'integer', minimum: 1 },
    queryMessages: texts,
    correctionDue: text,
    referenceJumpMax: { type: 'integer', minimum: 1 },
    codes: record({ alreadyRegistered: texts, number: texts }),
    measures: { type: 'array', minItems: 1, items: measure },
  }),
} as const;
