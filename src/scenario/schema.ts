import { recordSchema as record } from '../core/index.js';
import { FEATURES } from './features.js';

/** Sizes beyond which a suite is refused; a scenario of ours has about 2 KB and 10 steps. */
export const SUITE_LIMITS = {
  fileLengthMax: 256 * 1024,
  scenariosMax: 330,
  stepsMax: 200,
  /** Documents of one scenario, copies of a counted template included: what one interchange can hold. */
  documentsMax: 3000,
} as const;

/** The form of scenario ids: message, class, number. */
export const SCENARIO_ID = '^(SAN|REQ|CTL|SEQ|ENT|OPS)-(POS|SYN|RUL|STA|RSP|TIM|SEC|VOL)-\\d{3}$';

const sentence = { type: 'string', minLength: 1, maxLength: 2000 } as const;
const duration = { type: 'string', pattern: '^P[0-9DTHMS]+$' } as const;
const documentName = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9-]*$' } as const;
/** `A`, one of many `A.3`, or all of them `A.*`. */
const documentUse = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9-]*(\\.([1-9]\\d*|\\*))?$' } as const;
const documentUses = { type: 'array', minItems: 1, items: documentUse } as const;
const codes = {
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: { type: 'string', pattern: '^[A-Z]\\d{2}$' },
} as const;
const byteText = { type: 'string', maxLength: 512, pattern: '^[\\u0000-\\u00ff]*$' } as const;
const position = { type: 'integer', minimum: 1 } as const;
const digits = { type: 'string', pattern: '^\\d{1,15}$' } as const;

/** An object with exactly one of these keys. */
function oneKey(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', properties, minProperties: 1, maxProperties: 1, additionalProperties: false };
}

const answer = { anyOf: [{ enum: ['accepted', 'rejected', 'none'] }, record({ rejected: codes })] } as const;

const template = record({
  'like?': documentName,
  'cancels?': documentName,
  'count?': { type: 'integer', minimum: 1, maximum: SUITE_LIMITS.documentsMax },
  'lines?': { type: 'integer', minimum: 1, maximum: 99 },
  'with?': {
    type: 'array',
    uniqueItems: true,
    items: { enum: ['exporter', 'manufacturer', 'freeText', 'description', 'effectiveDate'] },
  },
  'set?': {
    type: 'object',
    propertyNames: { pattern: '^[a-zA-Z]+(\\.[1-9]\\d*\\.[a-zA-Z0-9]+)?$' },
    additionalProperties: byteText,
  },
});

const instruct = {
  type: 'object',
  required: ['task'],
  discriminator: { propertyName: 'task' },
  oneOf: [
    record({
      task: { enum: ['register', 'replace', 'cancel'] },
      documents: documentUses,
      'amended?': documentUses,
    }),
    record({ task: { const: 'query' }, certificate: documentUse }),
  ],
} as const;

const yes = { const: true } as const;
const damage = { truncate: yes, flip: yes, counts: yes } as const;

const segmentTampering = record({
  segment: { type: 'string', pattern: '^[A-Z]{3}$' },
  'occurrence?': position,
  change: {
    anyOf: [
      record({ drop: { const: true } }),
      record({ element: position, 'component?': position, value: byteText }),
    ],
  },
});

const tamper = {
  anyOf: [
    segmentTampering,
    oneKey({ ...damage, lose: yes, delay: duration, duplicate: yes, split: yes, disconnect: yes }),
  ],
} as const;

const reply = oneKey({
  ...damage,
  force: codes,
  lose: yes,
  delay: duration,
  duplicate: yes,
  reorder: yes,
  split: yes,
});

const transmission = record({
  message: { enum: ['SANCRT', 'REQDOC'] },
  'function?': { enum: ['original', 'replace', 'cancellation'] },
  documents: documentUses,
  answer,
  'answers?': { type: 'object', propertyNames: { pattern: '^[1-9]\\d*$' }, additionalProperties: answer },
  'within?': duration,
  'repetition?': { enum: ['fresh', 'identical'] },
});

const expectation = oneKey({
  transmission,
  silence: duration,
  register: record({
    certificate: documentUse,
    state: { enum: ['registered', 'partly-used', 'exhausted', 'cancelled', 'expired', 'absent'] },
    'as?': documentUse,
    'replacements?': { type: 'integer', minimum: 0 },
  }),
  queryAnswer: record({
    certificate: documentUse,
    status: { type: 'string', minLength: 1 },
    authorised: digits,
    used: digits,
    remaining: digits,
  }),
  status: record({
    certificate: documentUse,
    state: { enum: ['unknown', 'pending', 'registered', 'rejected', 'cancelled'] },
  }),
  activity: {
    type: 'array',
    minItems: 1,
    items: record({
      task: { enum: ['register', 'replace', 'cancel', 'query'] },
      document: documentUse,
      state: { enum: ['pending', 'accepted', 'rejected'] },
    }),
  },
  usage: record({ certificate: documentUse, authorised: digits, used: digits, remaining: digits }),
});

const requirements = {
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: { type: 'string', minLength: 1 },
} as const;

const filing = record({
  certificate: documentUse,
  'line?': position,
  quantity: digits,
  expect: { anyOf: [{ const: 'matched' }, record({ errors: codes })] },
});

/** One key says what the step is; what is judged may say besides which requirements it demonstrates. */
const step = {
  type: 'object',
  properties: {
    instruct,
    tamper,
    reply,
    file: filing,
    advance: duration,
    expect: expectation,
    requirements,
  },
  additionalProperties: false,
  if: { required: ['requirements'] },
  then: {
    minProperties: 2,
    maxProperties: 2,
    anyOf: [{ required: ['file'] }, { required: ['expect'] }],
  },
  else: { minProperties: 1, maxProperties: 1 },
} as const;

/** JSON Schema (draft-07) of a scenario file. */
export const SCENARIO_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'scenario.schema.json',
  title: 'A scenario: a scripted conversation with a candidate',
  ...record({
    id: { type: 'string', pattern: SCENARIO_ID },
    title: { ...sentence, maxLength: 100 },
    purpose: sentence,
    obligation: { enum: ['M', 'C', 'O'] },
    features: { type: 'array', uniqueItems: true, items: { enum: FEATURES } },
    requirements,
    'startAt?': { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' },
    documents: { type: 'object', propertyNames: documentName, additionalProperties: template },
    steps: { type: 'array', minItems: 1, maxItems: SUITE_LIMITS.stepsMax, items: step },
  }),
} as const;

/** JSON Schema (draft-07) of a suite file. */
export const SUITE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'suite.schema.json',
  title: 'A suite: scenarios in the order in which they are played',
  ...record({
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' },
    title: sentence,
    guide: { type: 'string', minLength: 1 },
    startAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' },
    within: duration,
    'folder?': {
      type: 'string',
      minLength: 1,
      description:
        'Where the scenarios are, in it or below it, seen from the suite file; default `../scenarios/<name>`.',
    },
    scenarios: {
      type: 'array',
      minItems: 1,
      maxItems: SUITE_LIMITS.scenariosMax,
      items: { type: 'string', pattern: SCENARIO_ID },
    },
  }),
} as const;
