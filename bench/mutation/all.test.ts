import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';

/*
 * The tests that must kill a mutant of src/edifact: those with fixed inputs, the properties among them with a fixed seed,
 * as what only chance kills is no proof. Left out are those that take long and say nothing that others do not: fuzzing,
 * the large hostile inputs, counting steps, and the peer; so a score is a lower bound. In one file, because StrykerJS
 * begins anew with every mutant, and loading the engine eleven times takes longer than its tests; and the quick ones first,
 * because it stops at the first that fails.
 */
const LEFT_OUT = /^(fuzz|hostile|peer|steps)\./;
const SLOW = /^memory\.|\.property\./;

fc.configureGlobal({ seed: 20260302, endOnFailure: true });

const folder = fileURLToPath(new URL('../../src/edifact', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !LEFT_OUT.test(name));
const isSlow = (name: string): number => (SLOW.test(name) ? 1 : 0);
for (const name of names.toSorted((a, b) => isSlow(a) - isSlow(b))) await import(`${folder}/${name}`);
