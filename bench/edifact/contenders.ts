import type { Inputs } from './inputs.js';

/** Something to run in a process of its own. */
export interface Contender {
  readonly name: string;
  /** Below this folder, with its arguments. */
  readonly command: readonly [string, ...string[]];
}

/** Names that the claims speak of. */
export const SCAN = 'one pass over the bytes with a class table (the ceiling)';
export const BARE = 'npm `edifact` 1.2.12, bare';
export const READ = 'ours: read, every component with its offset';
export const READ_LEAST = 'ours: read, 3,000 messages';
export const READ_MOST = 'ours: read, 999,999 messages';
export const SMALL_PEER = 'npm `edifact` with its validator, 3,000 interchanges of one message';
export const SMALL = 'ours: read and check, 3,000 interchanges of one message';
export const CHECK = 'ours: read and check against the whole guide';
export const REFERENCE = 'ours: the whole reference';
export const PEER_VALIDATOR = 'npm `edifact` with its validator';
/** Whole processes: nothing at all, and `check` of one small file. */
export const EMPTY_PROCESS = 'whole process: `node -e 0`';
export const CHECK_PROCESS = 'whole process: `ecert check` of one file';
const HOSTILE = 'ours: read 10 MB of ';

/** Kinds of hostile input that subjects/hostile.mjs knows. */
export const HOSTILE_KINDS: readonly string[] = [
  'no terminator',
  'separators',
  'component separators',
  'releases',
  'terminators',
  'bad characters',
  'messages of faults',
  'headers of messages',
  'segments in no message',
  'bytes that are no EDIFACT',
];

/** The name of a hostile contender. */
export function hostileName(kind: string): string {
  return HOSTILE + kind;
}

/** Everything that is run each round, in this order. */
export function contendersOn(inputs: Inputs): readonly Contender[] {
  const { whole, least, most, split, small } = inputs;
  return [
    { name: SCAN, command: ['peers/byte-scan.mjs', whole] },
    { name: BARE, command: ['peers/edifact.mjs', whole] },
    { name: READ, command: ['subjects/read.mjs', whole] },
    { name: 'ours: read, envelope only', command: ['subjects/read.mjs', whole, 'envelope'] },
    { name: 'npm `ts-edifact` 0.0.14, bare', command: ['peers/ts-edifact.mjs', whole] },
    { name: PEER_VALIDATOR, command: ['peers/edifact.mjs', whole, 'validator'] },
    { name: CHECK, command: ['subjects/read-and-check.mjs', whole] },
    { name: REFERENCE, command: ['subjects/reference.mjs', split] },
    { name: READ_LEAST, command: ['subjects/read.mjs', least] },
    { name: READ_MOST, command: ['subjects/read.mjs', most] },
    { name: SMALL_PEER, command: ['peers/edifact-small.mjs', small] },
    { name: SMALL, command: ['subjects/small-interchanges.mjs', small] },
    ...HOSTILE_KINDS.map((kind): Contender => ({
      name: hostileName(kind),
      command: ['subjects/hostile.mjs', kind],
    })),
  ];
}
