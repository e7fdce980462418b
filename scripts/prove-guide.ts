/**
 * Holds the checker against everything that can be derived from the shipped guides: many messages that conform, in which
 * nothing may be found, and every constraint broken many times, where just the foreseen finding must come.
 *   npx tsx scripts/prove-guide.ts [--messages 100000] [--each 100] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/core/index.js';
import { faultsOf } from '../src/guide/generate/read-back.fixture.js';
import { proofOf } from '../src/guide/generate/proof.fixture.js';
import { drawInterchange, enumerateConstraints, layOut, rawInterchange } from '../src/guide/index.js';
import type { Guide } from '../src/guide/index.js';
import { shippedGuides } from '../src/guide/message.fixture.js';

const SHOWN_MAX = 20;

/** Draws so many messages that conform; what is found in them all the same. */
function falseFindings(guide: Guide, messages: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  const failures: string[] = [];
  let count = 0;
  for (let run = 0; count < messages; run += 1) {
    const drawn = drawInterchange(guide, random.fork(String(run)));
    count += drawn.messages.length;
    const { bytes } = layOut(rawInterchange(drawn));
    const from = drawn.messages[0]?.guide.from ?? 'participant';
    failures.push(...faultsOf(guide, bytes, from).map((fault) => `run ${run}: ${fault}`));
  }
  console.log(`${guide.id}: ${count} messages that conform, ${failures.length} findings in them`);
  return failures;
}

function unprovenConstraints(guide: Guide, each: number, seed: number): readonly string[] {
  const { constraints, exemptions } = enumerateConstraints(guide);
  const failures = constraints.flatMap((constraint) => proofOf(guide, constraint, each, seed));
  console.log(
    `${guide.id}: ${constraints.length} constraints broken ${each} times, ${failures.length} not as foreseen;` +
      ` ${exemptions.length} cannot be broken alone`,
  );
  return failures;
}

const { values } = parseArgs({
  options: { messages: { type: 'string' }, each: { type: 'string' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? 1);
const failures = shippedGuides().flatMap((guide) => [
  ...falseFindings(guide, Number(values.messages ?? 100_000), seed),
  ...unprovenConstraints(guide, Number(values.each ?? 100), seed),
]);
for (const failure of failures.slice(0, SHOWN_MAX)) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
