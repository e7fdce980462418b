/**
 * `npm run test:properties`: what CI tries on some hundred random inputs, on 100,000 each; another number may be given.
 * A counterexample is printed with its seed, and the run fails.
 */
import { READING_PROPERTIES } from '../src/edifact/reading-properties.fixture.js';

const cases = Number(process.argv[2] ?? 100_000);
if (!Number.isInteger(cases) || cases < 1) throw new Error('the number of cases must be a whole one');
for (const { name, tryOn } of READING_PROPERTIES) {
  tryOn(cases);
  console.log(`${String(cases)} cases: ${name}`);
}
