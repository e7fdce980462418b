/** The process that runs tests with a mutant: it is told which by messages, and tells what came of them. */
import { openSync, writeSync } from 'node:fs';

import fc from 'fast-check';
import { runTest, tests } from './vitest-stand-in.js';

/** What StrykerJS's code in the files reads and counts. */
interface StrykerState {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: Coverage;
  hitCount?: number | undefined;
  hitLimit?: number;
}

/** How often each mutant's place was reached, while loading and by each test. */
export interface Coverage {
  readonly static: Readonly<Record<string, number>>;
  readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What the process is asked: what the tests reach, or which of them tells a mutant. */
export type Question =
  | { readonly kind: 'coverage' }
  | {
      readonly kind: 'mutant';
      readonly id: string;
      readonly tests: readonly AskedTest[];
    };

/** A test by its place among all, and how often it may reach the mutant: more often, and it is in an endless loop. */
export interface AskedTest {
  readonly index: number;
  readonly hitLimit: number;
}

/** The test that fails with a mutant, and how. */
export interface Killer {
  readonly index: number;
  readonly fault: string;
  readonly isEndless: boolean;
  /** The test now fails without the mutant as well: this one, or one before it, left something behind. */
  readonly isSpoilt: boolean;
}

/** What it answers. */
export type Answer =
  | {
      readonly kind: 'coverage';
      readonly coverage: Coverage;
      readonly tests: readonly { readonly name: string; readonly ms: number; readonly fault: string }[];
    }
  | { readonly kind: 'mutant'; readonly killer: Killer | undefined };

fc.configureGlobal({ seed: 20260302, endOnFailure: true });
const stryker = Reflect.get(globalThis, '__stryker__') as StrykerState; // made by the instrumented files when they load
/** Says which test is being run, for whoever watches how long it takes: one that never ends sends no message. */
const progress = openSync(process.argv[2] ?? '', 'w');
let round = 0;

/** What went wrong in a test; empty when nothing did. */
async function faultOf(index: number): Promise<string> {
  const test = tests[index];
  if (test === undefined) throw new Error(`no test ${String(index)}`);
  writeSync(progress, Int32Array.of(index), 0, 4, 0);
  try {
    await runTest(test, round);
    return '';
  } catch (error) {
    return `${test.name}: ${error instanceof Error ? error.message : 'thrown'}`;
  }
}

async function cover(): Promise<Answer> {
  const done = [];
  for (const [index, { name }] of tests.entries()) {
    stryker.currentTestId = String(index + 1);
    const before = process.cpuUsage();
    const fault = await faultOf(index);
    const { user, system } = process.cpuUsage(before);
    done.push({ name, ms: (user + system) / 1000, fault });
  }
  stryker.currentTestId = undefined;
  return { kind: 'coverage', coverage: stryker.mutantCoverage ?? { static: {}, perTest: {} }, tests: done };
}

async function tryMutant(id: string, asked: readonly AskedTest[]): Promise<Answer> {
  stryker.activeMutant = id;
  const killer = await firstKiller(asked);
  stryker.activeMutant = undefined;
  stryker.hitCount = undefined;
  if (killer === undefined) return { kind: 'mutant', killer };
  round += 1;
  return { kind: 'mutant', killer: { ...killer, isSpoilt: (await faultOf(killer.index)) !== '' } };
}

async function firstKiller(asked: readonly AskedTest[]): Promise<Killer | undefined> {
  for (const { index, hitLimit } of asked) {
    stryker.hitCount = 0;
    stryker.hitLimit = hitLimit;
    const fault = await faultOf(index);
    // Counted meanwhile by the code with the mutant.
    const isEndless = stryker.hitCount > hitLimit;
    if (fault !== '' || isEndless) return { index, fault, isEndless, isSpoilt: false };
  }
  return undefined;
}

process.on('message', (question: Question) => {
  round += 1;
  const answer = question.kind === 'coverage' ? cover() : tryMutant(question.id, question.tests);
  void answer.then((said) => process.send?.(said));
});
process.send?.('ready');
