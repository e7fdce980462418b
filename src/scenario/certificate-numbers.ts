import { assert, seededRandom } from '../core/index.js';
import { SUITE_LIMITS } from './schema.js';

/** Six digits. */
const NUMBERS = 1_000_000;

/** Numbers kept for each scenario. One more than it can have, so that scenarios do not start on round numbers. */
const NUMBERS_PER_SCENARIO = SUITE_LIMITS.documentsMax + 1;

/**
 * Gives the six digits that end a certificate number, by the scenario's place in its suite and the document's place in
 * the scenario. They look drawn and change with the seed (a number that a candidate answers with was issued in this
 * campaign), yet no two documents of a campaign share one: a candidate lives through all scenarios and may rightly
 * refuse to issue a number twice. An affine map with a multiplier prime to 1,000,000 takes no number twice.
 */
export function certificateDigits(seed: number, scenario: number, document: number): string {
  const index = (scenario - 1) * NUMBERS_PER_SCENARIO + document;
  assert(
    index >= 0 && index < NUMBERS,
    `scenario ${scenario} has numbers of its own for document ${document}`,
  );
  const random = seededRandom(seed).fork('certificate-numbers');
  const multiplier = BigInt(random.integer(10_000, 99_999) * 10 + random.pick([1, 3, 7, 9]));
  const offset = BigInt(random.integer(0, NUMBERS - 1));
  const number = (multiplier * BigInt(index) + offset) % BigInt(NUMBERS);
  return number.toString().padStart(6, '0');
}
