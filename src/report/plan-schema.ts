import { recordSchema as record } from '../core/index.js';
import { CANDIDATE_IDENTITY_SCHEMA } from '../journal/index.js';

/** Name and version of the plan's format. */
export const PLAN_FORMAT = 'ecert-plan/1';

const text = { type: 'string' } as const;
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const aDocument = { $ref: '#/definitions/document' } as const;
const documents = { type: 'array', minItems: 1, items: record({ document: aDocument }) } as const;
const leftOut = { type: 'array', items: record({ scenario: text, reason: text }) } as const;

const plannedCase = record({
  number: { type: 'integer', minimum: 1 },
  scenario: text,
  file: { type: 'string', pattern: '^\\d{2,}\\.edi$' },
  at: { type: 'string', format: 'date-time' },
  message: { enum: ['SANCRT', 'REQDOC'] },
  nonces: { type: 'array', minItems: 1, items: text },
  task: {
    oneOf: [
      record({ kind: { enum: ['register', 'replace', 'cancel'] }, documents }),
      record({ kind: { const: 'query' }, query: aDocument }),
    ],
  },
  'expectation?': text,
});

/** JSON Schema (draft-07) of `plan.json`. It has no place for what is expected, but for `expectation` in rehearsals. */
export const PLAN_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'plan.schema.json',
  title: 'Plan of what a candidate that is not connected has to transmit',
  ...record({
    format: { const: PLAN_FORMAT },
    suite: record({ name: text, digest }),
    guide: record({ id: text, digest }),
    seed: { type: 'integer' },
    candidate: CANDIDATE_IDENTITY_SCHEMA,
    envelope: record({ sender: text, recipient: text, charset: text, environment: { const: 'test' } }),
    cases: { type: 'array', items: plannedCase },
    notShown: leftOut,
    notApplicable: leftOut,
  }),
  definitions: {
    document: {
      description: 'A document by the field names of the guide: texts, and lists of records.',
      type: 'object',
      additionalProperties: { anyOf: [text, { type: 'array', items: aDocument }] },
    },
  },
} as const;
