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

const period = {
  type: 'object',
  additionalProperties: false,
  required: ['days', 'businessDays', 'holidays'],
  properties: {
    days: { type: 'integer', minimum: 1, maximum: 366 },
    businessDays: { type: 'array', items: { enum: WEEKDAYS }, uniqueItems: true, minItems: 1 },
    holidays: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string', pattern: '^[0-9]{8}$' } },
    },
  },
} as const;

const measure = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'series', 'aggregate', 'better', 'limits', 'window', 'requirements', 'source'],
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    series: { enum: SERIES_NAMES },
    aggregate: { enum: AGGREGATE_NAMES },
    better: { enum: ['higher', 'lower'] },
    limits: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: { condition: limit, decisive: limit },
    },
    window: text,
    minimum: { type: 'integer', minimum: 1 },
    requirements: texts,
    source: text,
  },
} as const;

/** JSON Schema of `policies/production.yaml`. */
export const PRODUCTION_POLICY_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Policy of the first 30 days in production',
  type: 'object',
  additionalProperties: false,
  required: [
    'title',
    'source',
    'period',
    'minimumMessages',
    'queryMessages',
    'correctionDue',
    'referenceJumpMax',
  ].concat(['codes', 'measures']),
  properties: {
    title: text,
    source: text,
    period,
    minimumMessages: { type: 'integer', minimum: 1 },
    queryMessages: texts,
    correctionDue: text,
    referenceJumpMax: { type: 'integer', minimum: 1 },
    codes: {
      type: 'object',
      additionalProperties: false,
      required: ['alreadyRegistered', 'number'],
      properties: { alreadyRegistered: texts, number: texts },
    },
    measures: { type: 'array', minItems: 1, items: measure },
  },
} as const;
