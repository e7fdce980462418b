/** What a mutant of `scan-plain.wat` must survive; run by `scan-plain.ts` in a thread of its own. */
import { parentPort } from 'node:worker_threads';

import { tryFastPath } from '../../src/edifact/scan-plain-property.fixture.js';

let outcome = 'survived';
try {
  tryFastPath();
} catch {
  outcome = 'killed';
}
parentPort?.postMessage(outcome);
