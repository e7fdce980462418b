/**
 * Counts how many blocks of src/edifact run while hostile inputs of one size, and of twice that size, are read, and prints
 * both counts for each as JSON. Counting is V8's, so the figures are the same on any machine.
 *   npx tsx scripts/count-steps.ts
 */
import { latin1ToBytes } from '../src/core/index.js';
import { hostileTexts } from '../src/edifact/hostile.fixture.js';
import { readTransmission } from '../src/edifact/index.js';
import { blockCoverage } from './block-coverage.js';

const BYTES = 16 * 1024;
const coverage = blockCoverage('/src/edifact/');

function stepsFor(text: string): number {
  const bytes = latin1ToBytes(text);
  coverage.steps();
  for (const item of readTransmission(bytes).interchanges)
    item.messages.forEach(({ segments }) => segments.length);
  return coverage.steps();
}

// Once over: what is made on first use is counted for none.
for (const [, text] of hostileTexts(1024)) stepsFor(text);
const [once, twice] = [hostileTexts(BYTES), hostileTexts(2 * BYTES)];
const counts = once.map(([name, text], i) => ({
  name,
  once: stepsFor(text),
  twice: stepsFor(twice[i]?.[1] ?? ''),
}));
process.stdout.write(`${JSON.stringify(counts)}\n`);
