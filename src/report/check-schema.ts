import { recordSchema as record } from '../core/index.js';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const count = { type: 'integer', minimum: 0 } as const;
const ordinalOrNull = { type: ['integer', 'null'], minimum: 0 } as const;

const finding = record({
  code: text,
  replyCode: { ...textOrNull, description: 'What the reference answers for it (0085 as C.., or 9321).' },
  severity: { enum: ['error', 'warning', 'information'] },
  phase: { enum: ['syntax', 'structure', 'rule', 'behaviour'] },
  interchange: ordinalOrNull,
  message: ordinalOrNull,
  segment: { ...ordinalOrNull, description: 'Counted in its message, UNH = 1; 0 is of the envelope.' },
  tag: textOrNull,
  element: ordinalOrNull,
  component: ordinalOrNull,
  offset: { ...count, description: 'Bytes from the start of the file.' },
  length: count,
  expected: textOrNull,
  actual: textOrNull,
  requirements: texts,
  text,
  hint: text,
});

const file = record({
  file: text,
  verdict: { enum: ['accepted', 'partly-accepted', 'rejected'] },
  at: { type: 'string', format: 'date-time' },
  environment: { enum: ['test', 'production'] },
  guide: record({ id: text, digest: { type: 'string', pattern: '^[0-9a-f]{64}$' } }),
  findingCount: {
    ...count,
    description: 'How many findings there are; `findings` has the first of them (--most).',
  },
  findings: { type: 'array', items: finding },
  replies: {
    type: 'array',
    items: { type: 'string', pattern: '^[\\u0000-\\u00ff]*$' },
    description: 'Whole interchanges, one character per byte (U+0000 to U+00FF).',
  },
});

/** JSON Schema (draft-07) of what `ecert check --format json` prints. */
export const CHECK_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'check-report.schema.json',
  title: 'What a reference makes of files of interchanges: an object for one file, an array for several',
  oneOf: [{ $ref: '#/definitions/file' }, { type: 'array', items: { $ref: '#/definitions/file' } }],
  definitions: { file },
} as const;
