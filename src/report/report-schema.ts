import { recordSchema as record } from '../core/index.js';
import { CANDIDATE_IDENTITY_SCHEMA } from '../journal/index.js';

/** Name and version of the report's format; the number changes when a reader would have to. */
export const REPORT_FORMAT = 'ecert-report/1';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const count = { type: 'integer', minimum: 0 } as const;
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const verdict = { enum: ['passed', 'failed', 'inconclusive', 'not-applicable', 'harness-error'] } as const;
/** One character per byte. */
const bytes = { type: 'string', pattern: '^[\\u0000-\\u00ff]*$' } as const;

const span = record({
  offset: count,
  length: count,
  'interchange?': count,
  'message?': count,
  'segment?': count,
  'tag?': text,
  'element?': count,
  'repetition?': count,
  'component?': count,
});

const finding = record({
  code: text,
  'replyCode?': text,
  severity: { enum: ['error', 'warning', 'information'] },
  phase: { enum: ['syntax', 'structure', 'rule', 'behaviour'] },
  span,
  params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  requirements: texts,
});

const attribution = {
  enum: [
    'candidate',
    'candidate-configuration',
    'harness-configuration',
    'transport',
    'reference',
    'ambiguous-guide',
  ],
} as const;

const failure = record({
  code: text,
  expected: text,
  actual: text,
  attribution,
  requirements: texts,
  'transmission?': text,
  'finding?': finding,
  text,
  hint: text,
});

const expectation = record({
  step: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 'end' }] },
  expectation: text,
  requirements: texts,
  verdict,
  'reason?': text,
  failures: { type: 'array', items: failure },
  transmissions: texts,
});

const scenario = record({
  id: text,
  title: text,
  obligation: { enum: ['M', 'C', 'O'] },
  requirements: texts,
  verdict,
  reason: text,
  expectations: { type: 'array', items: expectation },
});

const exchange = record({
  id: text,
  scenario: text,
  at: text,
  by: { enum: ['candidate', 'reference'] },
  bytes,
  'received?': { anyOf: [bytes, { type: 'null' }] },
  'inReplyTo?': text,
});

const tallies = { type: 'array', items: record({ name: text, count }) } as const;

const elementCoverage = record({
  requirement: text,
  id: text,
  name: text,
  element: { type: 'integer', minimum: 1 },
  component: { type: 'integer', minimum: 1 },
  count,
  'codes?': tallies,
});

const segmentCoverage = record({
  requirement: text,
  id: text,
  name: text,
  count,
  elements: { type: 'array', items: elementCoverage },
});

const coverage = record({
  messages: {
    type: 'array',
    items: record({
      id: text,
      title: text,
      count,
      functions: tallies,
      segments: { type: 'array', items: segmentCoverage },
    }),
  },
  replyCodes: { type: 'array', items: record({ code: text, text, count }) },
});

/** JSON Schema (draft-07) of `report.json`. Every report that is written satisfies it. */
export const REPORT_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'report.schema.json',
  title: 'Report on a conformance campaign',
  ...record({
    format: { const: REPORT_FORMAT },
    campaign: text,
    program: { enum: ['check', 'rehearsal', 'qualification', 'certification', 'production'] },
    seed: { type: 'integer' },
    startedAt: text,
    candidate: CANDIDATE_IDENTITY_SCHEMA,
    suite: record({ name: text, title: text, digest }),
    guide: record({ id: text, digest }),
    journal: record({ head: digest, events: count, complete: { type: 'boolean' } }),
    verdict: { enum: ['conformant', 'not-conformant', 'inconclusive'] },
    reasons: texts,
    counts: record({
      passed: count,
      failed: count,
      inconclusive: count,
      'not-applicable': count,
      'harness-error': count,
    }),
    scenarios: { type: 'array', items: scenario },
    exchanges: { type: 'array', items: exchange },
    restsOn: { type: 'object', additionalProperties: count },
    coverage,
  }),
} as const;
