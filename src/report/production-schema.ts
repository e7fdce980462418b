import { recordSchema as record } from '../core/index.js';
import { CANDIDATE_IDENTITY_SCHEMA } from '../journal/index.js';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const count = { type: 'integer', minimum: 0 } as const;
const amount = { type: 'number', minimum: 0 } as const;
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const date = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
const instant = { type: 'string', format: 'date-time' } as const;

const reason = record({ code: text, 'measure?': text, text, hint: text });

const finding = record({
  code: text,
  at: instant,
  date,
  transmission: text,
  interchange: text,
  message: text,
  certificate: text,
  codes: texts,
  expected: text,
  actual: text,
  requirements: texts,
  text,
  hint: text,
});

const measure = record({
  id: text,
  title: text,
  unit: { enum: ['share', 'count', 'ms'] },
  better: { enum: ['higher', 'lower'] },
  limits: record({ 'condition?': amount, 'decisive?': amount }),
  value: { anyOf: [amount, { type: 'null' }] },
  observations: count,
  window: record({ days: { type: 'integer', minimum: 1 }, from: date, to: date }),
  outcome: { enum: ['met', 'not-met', 'not-observed'] },
  severity: { enum: ['condition', 'decisive', null] },
  requirements: { ...texts, minItems: 1 },
  source: text,
  hint: text,
  findings: { type: 'array', items: finding },
});

const error = record({
  code: text,
  phase: { enum: ['syntax', 'structure', 'rule', 'behaviour'] },
  meaning: text,
  count: { type: 'integer', minimum: 1 },
  certificates: count,
  perDay: { type: 'array', items: count },
});

const day = record({
  date,
  business: { type: 'boolean' },
  interchanges: count,
  accepted: count,
  corrected: count,
  rejected: count,
});

const totals = record({
  interchanges: count,
  documents: count,
  acceptedFirst: count,
  rejectedFirst: count,
  corrected: count,
  uncorrected: count,
  open: count,
});

/** JSON Schema (draft-07) of a production evaluation. Every one that is written satisfies it. */
export const PRODUCTION_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'production-report.schema.json',
  title: 'Evaluation of the first 30 days in production',
  ...record({
    format: { const: 'ecert-production/1' },
    verdict: { enum: ['satisfactory', 'satisfactory-with-conditions', 'unsatisfactory', 'inconclusive'] },
    reasons: { type: 'array', minItems: 1, items: reason },
    remarks: { type: 'array', items: reason },
    campaign: text,
    seed: { type: 'integer' },
    profile: { anyOf: [text, { type: 'null' }] },
    candidate: CANDIDATE_IDENTITY_SCHEMA,
    guide: record({ id: text, digest }),
    journal: record({ head: digest, events: count, complete: { type: 'boolean' } }),
    policy: record({ title: text, source: text }),
    period: record({
      from: instant,
      to: instant,
      days: { type: 'integer', minimum: 1 },
      businessDays: count,
      observedUntil: instant,
    }),
    totals,
    measures: { type: 'array', minItems: 1, items: measure },
    errors: { type: 'array', items: error },
    days: { type: 'array', items: day },
    restsOn: { type: 'object', additionalProperties: count },
  }),
} as const;
