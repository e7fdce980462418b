import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { packagePath, seededRandom } from '../core/index.js';
import { CORPUS_FOLDER, execute, fuzzSeeds, judged } from './fuzz.fixture.js';
import { complaintAbout } from './reading-oracle.fixture.js';

const SEED = 20260302;
/** `npm run fuzz` goes on for as long as it is told. */
const MUTATIONS = 600;

const folder = packagePath(CORPUS_FOLDER);

describe('fuzzing the reader', () => {
  it(
    'finds nothing wrong with any input of the stored corpus, in pieces of one byte too',
    { timeout: 60_000 },
    () => {
      const names = readdirSync(folder);
      expect(names.length).toBeGreaterThan(0);
      const complaints = names.flatMap((name) => {
        const bytes = readFileSync(`${folder}/${name}`);
        const complaint = complaintAbout(bytes, [1]) ?? judged(bytes, seededRandom(SEED));
        return complaint === undefined ? [] : [`${name}: ${complaint}`];
      });
      expect(complaints).toEqual([]);
    },
  );

  it(`finds nothing wrong with ${MUTATIONS} mutations (seed ${SEED})`, { timeout: 60_000 }, () => {
    const random = seededRandom(SEED);
    const pool = fuzzSeeds();
    const complaints: string[] = [];
    for (let i = 0; i < MUTATIONS; i += 1) {
      const { bytes, complaint } = execute(pool, random);
      if (complaint !== undefined) complaints.push(`${complaint}: ${Buffer.from(bytes).toString('latin1')}`);
    }
    expect(complaints).toEqual([]);
  });
});
