import { recordSchema as record } from '../../core/index.js';

/** Mistakes in a document that only a rule can find. */
export const RULE_MISTAKES = [
  'fraction',
  'chapter-98',
  'duplicate-number',
  'wrong-unit',
  'year-digit',
] as const;

/** Mistakes in how a message is written. */
export const SYNTAX_MISTAKES = ['wrong-count', 'lower-case'] as const;

const MISTAKES = [...RULE_MISTAKES, ...SYNTAX_MISTAKES];

const text = { type: 'string', minLength: 1 } as const;
const share = { type: 'number', minimum: 0, maximum: 1 } as const;

function range(max: number, low = 0): object {
  const bound = { type: 'integer', minimum: low, maximum: max } as const;
  return record({ low: bound, high: bound });
}

/** JSON Schema (draft-07) of a traffic profile. */
export const PROFILE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'traffic-profile.schema.json',
  title: 'Profile of simulated production traffic',
  ...record({
    name: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    title: text,
    startAt: text,
    days: { type: 'integer', minimum: 1, maximum: 366 },
    participant: text,
    kind: text,
    charset: { enum: ['UNOA', 'UNOB', 'UNOC'] },
    traffic: record({
      documentsPerBusinessDay: range(3000),
      documentsPerOtherDay: range(3000),
      documentsPerInterchange: range(3000, 1),
      hours: record({
        from: { type: 'integer', minimum: 0, maximum: 22 },
        to: { type: 'integer', minimum: 1, maximum: 23 },
      }),
      silentDay: share,
      replace: share,
      cancel: share,
    }),
    mistakes: record(Object.fromEntries(MISTAKES.map((mistake) => [mistake, share]))),
    interchanges: record({
      testIndicator: share,
      sentTwice: share,
      referenceRepeated: share,
      referenceSkipped: share,
    }),
    corrections: record({
      delayHours: range(720, 1),
      never: share,
      wrongAgain: share,
      attempts: { type: 'integer', minimum: 1, maximum: 20 },
    }),
    entries: record({ filed: share, early: share }),
  }),
} as const;
