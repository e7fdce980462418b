import { complaintText, recordSchema as record, schemaFamily, type SchemaCheck } from '../core/index.js';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const instant = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$',
} as const;
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const transmissionId = { type: 'string', pattern: '^[CR][1-9]\\d*$' } as const;
const bytes = { type: 'string', pattern: '^[\\u0000-\\u00ff]*$' } as const;
const side = { enum: ['candidate', 'reference'] } as const;

const aDocument = { $ref: '#/definitions/document' } as const;
const document = {
  description: 'A document by the field names of the guide: texts, and lists of records.',
  type: 'object',
  additionalProperties: { anyOf: [text, { type: 'array', items: aDocument }] },
} as const;

const taskDocuments = {
  type: 'array',
  items: record({ document: aDocument, 'amended?': aDocument }),
} as const;

const task = {
  oneOf: [
    record({ kind: { enum: ['register', 'replace', 'cancel'] }, documents: taskDocuments }),
    record({ kind: { const: 'query' }, query: aDocument }),
  ],
} as const;

/** JSON Schema of a `CandidateIdentity`. */
export const CANDIDATE_IDENTITY_SCHEMA: object = record({
  name: text,
  version: text,
  participant: text,
  country: text,
  kinds: texts,
  features: texts,
  driver: text,
});

const header = record({
  type: { const: 'header' },
  format: { const: 'ecert-journal/1' },
  harness: record({ name: text, version: text }),
  campaign: text,
  program: { enum: ['check', 'rehearsal', 'qualification', 'certification', 'production'] },
  seed: { type: 'integer' },
  startedAt: instant,
  'suite?': record({ name: text, digest }),
  'only?': texts,
  guide: record({ id: text, digest }),
  candidate: CANDIDATE_IDENTITY_SCHEMA,
  'chaos?': { type: 'integer' },
  'profile?': text,
  hash: digest,
});

const footer = record({
  type: { const: 'footer' },
  events: whole,
  end: { enum: ['complete', 'stopped'] },
  hash: digest,
});

/** What each type of event carries, beside what all of them do. */
const eventBodies: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'scenario-started': { scenario: text },
  'scenario-ended': { scenario: text },
  'scenario-not-applicable': { scenario: text, reason: text },
  'scenario-not-shown': { scenario: text, reason: text },
  'recording-read': {
    cases: whole,
    files: whole,
    findings: {
      type: 'array',
      items: record({
        kind: { enum: ['missing', 'extra', 'stale', 'misnumbered', 'unreadable'] },
        'file?': text,
        'case?': { type: 'integer', minimum: 1 },
        'scenario?': text,
        detail: text,
      }),
    },
  },
  waiting: { state: { enum: ['waiting:candidate', 'waiting:reviewer'] }, what: text },
  attested: { by: text, clock: instant, note: text },
  'step-started': { step: { type: 'integer', minimum: 1 } },
  'candidate-greeted': { candidate: text, version: text, features: texts },
  instructed: { task },
  sent: { id: transmissionId, by: side, bytes, 'inReplyTo?': transmissionId },
  received: { id: transmissionId, by: side, 'bytes?': bytes },
  'fault-injected': {
    kind: {
      enum: [
        'tamper',
        'lose',
        'delay',
        'duplicate',
        'reorder',
        'split',
        'truncate',
        'flip',
        'counts',
        'disconnect',
      ],
    },
    id: transmissionId,
    detail: text,
    'chaos?': { const: true },
  },
  'rejection-forced': { codes: texts },
  'entry-filed': { line: {}, outcome: {} },
  'register-observed': { certificate: text, record: {} },
  'status-stated': {
    certificate: text,
    state: { enum: ['unknown', 'pending', 'registered', 'rejected', 'cancelled'] },
  },
  'activity-stated': {
    documents: {
      type: 'array',
      items: record({
        task: { enum: ['register', 'replace', 'cancel', 'query'] },
        documentNumber: text,
        state: { enum: ['pending', 'accepted', 'rejected'] },
        attempts: whole,
        'report?': record({ authorised: text, used: text, remaining: text }),
      }),
    },
  },
  'view-not-asked': { feature: { enum: ['status', 'activity', 'usage'] }, reason: text },
  'clock-advanced': { ms: whole },
  'candidate-failed': {
    failure: {
      enum: ['not-started', 'exited', 'timed-out', 'nonsense', 'flooded', 'protocol', 'misconfigured'],
    },
    detail: text,
  },
  'reference-failed': { detail: text },
};

function eventSchema(type: string, body: Readonly<Record<string, object>>): object {
  return record({
    type: { const: type },
    seq: { type: 'integer', minimum: 1 },
    at: instant,
    'in?': text,
    hash: digest,
    ...body,
  });
}

/** Every kind of line, by its `type`: `header`, `footer`, and one per type of event. */
const lines: Readonly<Record<string, object>> = {
  header,
  footer,
  ...Object.fromEntries(Object.entries(eventBodies).map(([type, body]) => [type, eventSchema(type, body)])),
};

/** JSON Schema (draft-07) of a journal's lines: each kind stands under `definitions` by its `type`. */
export const JOURNAL_LINE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'journal-line.schema.json',
  title: 'A line of journal.ndjson',
  oneOf: Object.keys(lines).map((type) => ({ $ref: `#/definitions/${type}` })),
  definitions: { document, ...lines },
} as const;

// The first fault of a line is enough: what follows it in the chain is refused with it.
const lineCheck = schemaFamily({ strict: true, allErrors: false, schemas: [JOURNAL_LINE_SCHEMA] });
const checks = new Map<string, SchemaCheck<unknown>>(
  Object.keys(lines).map((type) => [
    type,
    lineCheck({ $ref: `${JOURNAL_LINE_SCHEMA.$id}#/definitions/${type}` }),
  ]),
);

/** What is wrong with a line's content as far as its shape goes; undefined when nothing is. */
export function lineFault(content: unknown): string | undefined {
  const type =
    typeof content === 'object' && content !== null && 'type' in content ? content.type : undefined;
  if (typeof type !== 'string') return 'a line is an object with a type';
  const check = checks.get(type);
  if (check === undefined) return `no line is of type ${type}`;
  const checked = check(content);
  const first = checked.ok ? undefined : checked.error[0];
  return first === undefined ? undefined : `${type}: ${complaintText(first)}`;
}
