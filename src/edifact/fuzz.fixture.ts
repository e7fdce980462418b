import { readdirSync, readFileSync } from 'node:fs';

import { packagePath, type Random } from '../core/index.js';
import type { ReadLimits } from './index.js';
import { mutated } from './mutate-bytes.fixture.js';
import { complaintAbout } from './reading-oracle.fixture.js';
import { unmarked } from './syntax-case.fixture.js';
import { SYNTAX_SUBJECTS } from './syntax-subjects.fixture.js';

/** Where inputs are kept that fuzzing found to reach something new, or that once failed. */
export const CORPUS_FOLDER = 'golden/fuzz';

const SEED_BYTES_MAX = 2048;

/** What mutation starts from: the stored corpus, the cases, the goldens. */
export function fuzzSeeds(): readonly Uint8Array[] {
  const corpus = packagePath(CORPUS_FOLDER);
  const stored = readdirSync(corpus)
    .sort()
    .map((name) => Uint8Array.from(readFileSync(`${corpus}/${name}`)));
  const cases = SYNTAX_SUBJECTS.flatMap((subject) => subject.cases).map(({ text }) => unmarked(text).bytes);
  const goldens = packagePath('golden/edifact');
  const read = readdirSync(goldens)
    .sort()
    .map((name) => Uint8Array.from(readFileSync(`${goldens}/${name}/input.edi`)));
  return [...stored, ...cases, ...read].filter(({ length }) => length <= SEED_BYTES_MAX);
}

/** One execution: the input, and what is wrong with how it was read. */
export interface Execution {
  readonly bytes: Uint8Array;
  readonly complaint: string | undefined;
}

/** Mutates one of the pool, reads it, and asks the oracle. An exception is a complaint like any other. */
export function execute(pool: readonly Uint8Array[], random: Random): Execution {
  const bytes = mutated(random.pick(pool), pool, random);
  return { bytes, complaint: judged(bytes, random) };
}

/** Reads bytes, in pieces and under limits of chance too, and asks the oracle. */
export function judged(bytes: Uint8Array, random: Random): string | undefined {
  const pieces = Array.from({ length: 5 }, () => random.integer(1, random.pick([2, 9, 70])));
  try {
    return (
      complaintAbout(bytes, pieces) ??
      (random.integer(0, 3) === 0 ? limited(bytes, pieces, random) : undefined)
    );
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

function limited(bytes: Uint8Array, pieces: readonly number[], random: Random): string | undefined {
  const limits: ReadLimits = {
    ...{ transmissionBytesMax: random.integer(20, 4096), interchangesMax: random.integer(1, 3) },
    ...{ messagesMax: random.integer(1, 3), segmentsPerMessageMax: random.integer(1, 5) },
    ...{
      segmentBytesMax: random.integer(8, 60),
      findingsMax: random.integer(1, 3),
      findingsTotalMax: random.integer(1, 5),
      messageBytesMax: random.integer(20, 200),
      referencesMax: random.integer(1, 4),
    },
  };
  return complaintAbout(bytes, pieces, limits);
}
