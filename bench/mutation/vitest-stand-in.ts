/**
 * As much of Vitest as the tests of src/edifact use, for a process that runs them again and again with one mutant after
 * the other: Vitest itself would load everything anew each time, which takes a hundred times as long as most tests. What
 * is expected is Vitest's own.
 */
import { createRequire } from 'node:module';

type Run = (...args: unknown[]) => unknown;

interface Suite {
  readonly parent: Suite | undefined;
  readonly hooks: Run[];
  /** The round for which its hooks have run. */
  round: number;
}

/** A test, and the file and suites that it is in. */
export interface RegisteredTest {
  readonly name: string;
  readonly file: string;
  readonly suite: Suite | undefined;
  readonly run: () => unknown;
}

/** All tests, in order. */
export const tests: RegisteredTest[] = [];
let file = '';
let suite: Suite | undefined;

/** The tests that come are those of a file. */
export function beginFile(name: string): void {
  file = name;
}

/** Options, such as how long a test may take, stand before what it does, and do not matter here. */
const runOf = (first: unknown, second: unknown): Run => (typeof first === 'function' ? first : second) as Run;

export function describe(_name: string, first: unknown, second?: unknown): void {
  const parent = suite;
  suite = { parent, hooks: [], round: 0 };
  runOf(first, second)();
  suite = parent;
}

export function it(name: string, first: unknown, second?: unknown): void {
  tests.push({ name: `${file}: ${name}`, file, suite, run: runOf(first, second) });
}

function eachOf(make: (name: string, run: Run) => void) {
  return (cases: readonly unknown[]) =>
    (name: string, first: unknown, second?: unknown): void => {
      cases.forEach((item, i) => {
        const args: readonly unknown[] = Array.isArray(item) ? item : [item];
        make(`${name} (${String(i + 1)})`, () => runOf(first, second)(...args));
      });
    };
}

describe.each = eachOf(describe);
it.each = eachOf(it);

export function beforeAll(hook: Run): void {
  if (suite === undefined) throw new Error('what comes before all stands in a suite here');
  suite.hooks.push(hook);
}

/** Runs a test; hooks of its suites run once in each round. */
export async function runTest({ run, suite: inner }: RegisteredTest, round: number): Promise<void> {
  await runHooks(inner, round);
  await run();
}

async function runHooks(of: Suite | undefined, round: number): Promise<void> {
  if (of === undefined || of.round === round) return;
  await runHooks(of.parent, round);
  of.round = round;
  for (const hook of of.hooks) await hook();
}

/** Parts of Vitest that it brings with it; found from it, as the project does not name them. */
async function partOfVitest<T>(name: string, from: string): Promise<T> {
  return (await import(createRequire(from).resolve(name))) as T; // the module of that name
}

interface ExpectModule extends Readonly<Record<string, unknown>> {
  readonly setState: (state: object, of: unknown) => void;
  readonly GLOBAL_EXPECT: symbol;
  readonly ASYMMETRIC_MATCHERS_OBJECT: symbol;
}
interface ChaiModule {
  readonly use: (plugin: unknown) => void;
  readonly expect: (value: unknown, message?: string) => unknown;
}

const vitest = createRequire(import.meta.url).resolve('vitest');
const parts = await partOfVitest<ExpectModule>('@vitest/expect', vitest);
const chai = await partOfVitest<ChaiModule>('chai', createRequire(vitest).resolve('@vitest/expect'));
for (const plugin of ['JestExtend', 'JestChaiExpect', 'JestAsymmetricMatchers']) chai.use(parts[plugin]);

export const expect: unknown = Object.assign(
  (value: unknown, message?: string): unknown => chai.expect(value, message),
  chai.expect,
  Reflect.get(globalThis, parts.ASYMMETRIC_MATCHERS_OBJECT),
);
Reflect.set(globalThis, parts.GLOBAL_EXPECT, expect);
parts.setState({ assertionCalls: 0, testPath: '' }, expect);
