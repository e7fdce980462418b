/**
 * Fuzzes the EDIFACT reader, guided by the blocks of src/edifact that an input reaches for the first time.
 *   npm run fuzz -- [--seconds 60] [--seed 1] [--keep 10]
 * `--keep 10` stores the first ten sets of inputs that reached something new in golden/fuzz. An input about which the oracle
 * complains is always stored there, as failed-<digest>, and fails the run.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { packagePath, seededRandom } from '../src/core/index.js';
import { CORPUS_FOLDER, execute, fuzzSeeds, judged } from '../src/edifact/fuzz.fixture.js';
import { blockCoverage } from './block-coverage.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    keep: { type: 'string', default: '0' },
  },
});
const seed = Number(values.seed);
const random = seededRandom(seed);
const pool = [...fuzzSeeds()];
const BATCH = 4;
const COMPLAINTS_MAX = 20;

function store(prefix: string, bytes: Uint8Array): string {
  const name = `${prefix}${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
  writeFileSync(packagePath(`${CORPUS_FOLDER}/${name}`), bytes);
  return name;
}

const coverage = blockCoverage('/src/edifact/');
for (const bytes of pool) judged(bytes, random);
coverage.newBlocks();
const atStart = coverage.total();
console.log(`seed ${seed}, ${pool.length} inputs to start from, ${atStart.run} blocks reached by them`);

const start = Date.now();
const end = start + Number(values.seconds) * 1000;
const left = Number(values.keep);
const pending: Uint8Array[] = [];
let executions = 0;
let complaints = 0;
let novel = 0;
while (Date.now() < end && complaints < COMPLAINTS_MAX) {
  const { bytes, complaint } = execute(pool, random);
  executions += 1;
  if (complaint !== undefined) {
    complaints += 1;
    console.error(`${store('failed-', bytes)}: ${complaint}`);
  }
  pending.push(bytes);
  // Asking V8 costs more than reading does: a few inputs are asked about together, and all of them kept when any was new.
  if (pending.length < BATCH) continue;
  const batch = pending.splice(0);
  if (coverage.newBlocks() === 0) continue;
  novel += 1;
  pool.push(...batch);
  if (novel > left) continue;
  for (const item of batch) store('', item);
}
const seconds = (Date.now() - start) / 1000;
const total = coverage.total();
console.log(
  `${executions} executions in ${seconds.toFixed(1)} s, ${(executions / seconds).toFixed(0)} a second`,
);
console.log(
  `${novel} times, ${BATCH} inputs reached new blocks; ${total.run} of ${total.known} known blocks of src/edifact reached`,
);
console.log(complaints === 0 ? 'no complaint' : `${complaints} complaints, stored in ${CORPUS_FOLDER}`);
process.exitCode = complaints === 0 ? 0 : 1;
