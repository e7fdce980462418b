import { recordSchema as record } from '../core/index.js';

/** Name and version of the format; the number changes when a reader would have to. */
export const GUIDE_DOCUMENT_FORMAT = 'ecert-guide/1';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const count = { type: 'integer', minimum: 1 } as const;
const usage = { enum: ['M', 'C', 'N'] } as const;
const byFunction = { type: 'object', additionalProperties: usage } as const;
const codes = { type: 'object', additionalProperties: text } as const;

const element = record({
  element: count,
  component: count,
  id: text,
  name: text,
  use: usage,
  representation: { type: 'string', pattern: '^(a|n|an)(\\.\\.)?[1-9][0-9]*$' },
  'composite?': record({ id: text, use: { enum: ['M', 'C'] } }),
  'codes?': texts,
  'codeList?': { enum: ['directory', 'guide'] },
  'default?': text,
  'field?': text,
  requirement: text,
  source: text,
});

const ofEveryNode = {
  id: text,
  name: text,
  position: text,
  use: byFunction,
  repeat: count,
  'list?': text,
  requirement: text,
  source: text,
};

const node = {
  anyOf: [
    record({
      kind: { const: 'segment' },
      ...ofEveryNode,
      tag: text,
      'qualifier?': record({ element: count, component: count, values: texts }),
      elements: { type: 'array', items: element },
    }),
    record({
      kind: { const: 'group' },
      ...ofEveryNode,
      group: count,
      children: { type: 'array', items: { $ref: '#/definitions/node' }, minItems: 1 },
    }),
  ],
};

const place = { segment: text, element: count, component: count };

/** A dependency between parts of a message. */
const condition = record({
  kind: {
    enum: [
      'one-only',
      'all-or-none',
      'one-or-more',
      'one-or-none',
      'if-first-all',
      'if-first-any',
      'if-first-none',
    ],
  },
  'within?': text,
  parts: {
    type: 'array',
    items: record({ text, node: text, 'element?': count, 'component?': count, 'values?': texts }),
    minItems: 1,
  },
  functions: texts,
  requirement: text,
  text,
  source: text,
});

const PHASES = [
  'onboarding',
  'syntax',
  'structure',
  'rule',
  'conduct',
  'matching',
  'quota',
  'response',
  'production',
];

const requirement = record({
  id: text,
  text,
  obligation: { enum: ['M', 'C', 'O'] },
  source: text,
  phase: { enum: PHASES },
  checkedBy: { enum: ['reference', 'judge', 'evaluation', 'harness', 'cbp'] },
  'notTestedReason?': text,
});

const message = record({
  id: text,
  title: text,
  type: record({ type: text, version: text, release: text, agency: text }),
  'function?': record({ ...place, codes }),
  functions: { type: 'array', items: text, minItems: 1 },
  from: { enum: ['participant', 'reference', 'either'] },
  'variant?': record({ ...place, codes: texts }),
  oneOf: { type: 'array', items: record({ position: text, uses: texts }) },
  directory: text,
  nodes: { type: 'array', items: { $ref: '#/definitions/node' } },
  conditions: { type: 'array', items: condition },
  source: text,
});

/** Parts whose own files have schemas of their own are open here. */
const open = { type: 'object' } as const;

/** JSON Schema (draft-07) of what `ecert guide show --format json` prints. */
export const GUIDE_DOCUMENT_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'guide-document.schema.json',
  title: 'A message implementation guide as it was loaded',
  definitions: { node },
  ...record({
    format: { const: GUIDE_DOCUMENT_FORMAT },
    id: text,
    title: text,
    digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    directory: text,
    envelope: open,
    messages: { type: 'object', additionalProperties: message },
    roles: record({
      document: text,
      query: text,
      documentResponse: text,
      queryResponse: text,
      control: text,
    }),
    kinds: open,
    participants: { type: 'array', items: open },
    replyCodes: codes,
    rulesOff: codes,
    statusCodes: codes,
    requirements: { type: 'object', additionalProperties: requirement },
    texts: open,
    policies: open,
    'quota?': open,
  }),
} as const;
