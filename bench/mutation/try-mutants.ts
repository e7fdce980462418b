import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pid } from 'node:process';

import { bundleTests } from './bundle.js';
import { instrument, type Mutant } from './instrument.js';
import { startProcess, type MutantProcess } from './mutant-process.js';
import { nameOf, type Explanation, type MutationReport, type ReportedMutant } from './survivors.js';
import type { Answer } from './tests-process.js';

/** Mutants are many: one that is explained is not held against tests that take longer, unless all is asked for. */
const QUICK_MS = 10;
/** What a module keeps from one test to the next, a mutant of it may leave wrong: each of these has a process of its own. */
const KEEPS_STATE = /\/(character-class|iso-8859|repertoire|syntax-findings|tape)\.ts$/;
const KILLERS_MAX = 20;
/** A place that is reached so many times as often as without the mutant is in a loop that does not end. */
const HITS_FACTOR = 100;

interface Trial {
  readonly bundle: string;
  readonly progress: string;
  readonly tests: Extract<Answer, { kind: 'coverage' }>['tests'];
  /** By mutant: how often which test reaches it. */
  readonly reached: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Mutants that are reached while modules load. */
  readonly loaded: ReadonlySet<string>;
  /** The tests that killed the last mutants, the latest first: the next one stands beside them in the code. */
  readonly killers: number[];
  process: MutantProcess;
}

/** What came of all mutants, and what a test then says without any of them: nothing, if none left anything behind. */
export interface Trials {
  readonly report: MutationReport;
  readonly leftBehind: string | undefined;
}

/** Tries all mutants of the files that are named, of all files where none is; saves what came of them now and then. */
export async function tryMutants(
  files: readonly string[],
  explanations: readonly Explanation[],
  isThorough: boolean,
  save: (report: MutationReport) => void,
): Promise<Trials> {
  const { mutants, sources, contents } = await instrument(files);
  const trial = await begin(await bundleTests(contents));
  const explained = new Set(explanations.flatMap(({ mutants: names }) => names));
  const report: Record<string, { readonly source: string; readonly mutants: ReportedMutant[] }> = {};
  for (const [i, mutant] of mutants.entries()) {
    const source = sources.get(mutant.fileName) ?? '';
    const file = mutant.fileName.slice(mutant.fileName.indexOf('src/edifact/'));
    const reported = { ...mutant, location: fromOne(mutant), status: 'Ignored' as const };
    const isQuick = !isThorough && explained.has(nameOf(reported, source));
    const status = mutant.status ?? (await statusOf(trial, mutant, isQuick));
    (report[file] ??= { source, mutants: [] }).mutants.push({ ...reported, status });
    if (status === 'Survived')
      console.error(`${file} ${String(reported.location.start.line)}: ${nameOf(reported, source)}`);
    if (i % 100 === 99) {
      console.error(`${String(i + 1)} of ${String(mutants.length)} mutants`);
      save({ files: report });
    }
  }
  const leftBehind = await faultWithoutMutant(trial);
  trial.process.end();
  for (const file of [trial.bundle, trial.progress]) rmSync(file);
  return { report: { files: report }, leftBehind };
}

async function begin(bundle: string): Promise<Trial> {
  const progress = `${tmpdir()}/mutation-${String(pid)}`;
  const first = await startProcess(bundle, progress);
  const answer = await first.ask({ kind: 'coverage' });
  first.end();
  if (typeof answer === 'string' || answer.kind !== 'coverage') throw new Error('the tests do not run');
  const failed = answer.tests.filter(({ fault }) => fault !== '');
  if (failed.length > 0) throw new Error(`without a mutant: ${failed.map(({ fault }) => fault).join('\n')}`);
  const reached = new Map<string, Map<number, number>>();
  for (const [test, counts] of Object.entries(answer.coverage.perTest)) {
    for (const [id, count] of Object.entries(counts)) {
      if (!reached.has(id)) reached.set(id, new Map());
      reached.get(id)?.set(Number(test) - 1, count);
    }
  }
  const loaded = new Set(Object.keys(answer.coverage.static));
  const process = await startProcess(bundle, progress);
  return { bundle, progress, tests: answer.tests, reached, loaded, killers: [], process };
}

/** Mutants that are reached while modules load only would each need a process of their own: ignored, as by StrykerJS. */
async function statusOf(trial: Trial, mutant: Mutant, isQuick: boolean): Promise<ReportedMutant['status']> {
  const { tests, reached, loaded, killers } = trial;
  const hits = reached.get(mutant.id);
  if (hits === undefined) return loaded.has(mutant.id) ? 'Ignored' : 'NoCoverage';
  const msOf = (test: number): number => tests[test]?.ms ?? 0;
  const rankOf = (test: number): number =>
    killers.includes(test) ? killers.indexOf(test) - KILLERS_MAX : msOf(test);
  const asked = [...hits]
    .filter(([test]) => !isQuick || msOf(test) < QUICK_MS)
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([index, count]) => ({ index, hitLimit: 1000 + HITS_FACTOR * count }));
  if (KEEPS_STATE.test(mutant.fileName)) await renew(trial);
  const question = { kind: 'mutant', id: mutant.id, tests: asked } as const;
  const ask = (): ReturnType<MutantProcess['ask']> =>
    trial.process.ask(question, (test) => 1500 + 5 * msOf(test));
  let answer = await ask();
  if (isSpoilt(answer)) {
    await renew(trial);
    answer = await ask();
    // In a new process it was this mutant that left something behind: whatever failed, failed by it.
    if (isSpoilt(answer)) await renew(trial);
  }
  if (answer === 'too-long' || answer === 'died') {
    await renew(trial);
    return answer === 'died' ? 'Killed' : 'Timeout';
  }
  if (answer.kind !== 'mutant' || answer.killer === undefined) return 'Survived';
  const { index, isEndless } = answer.killer;
  if (killers.includes(index)) killers.splice(killers.indexOf(index), 1);
  killers.unshift(index);
  killers.splice(KILLERS_MAX);
  return isEndless ? 'Timeout' : 'Killed';
}

function isSpoilt(answer: Answer | 'too-long' | 'died'): boolean {
  return typeof answer !== 'string' && answer.kind === 'mutant' && answer.killer?.isSpoilt === true;
}

async function renew(trial: Trial): Promise<void> {
  trial.process.end();
  trial.process = await startProcess(trial.bundle, trial.progress);
}

async function faultWithoutMutant({ process, tests }: Trial): Promise<string | undefined> {
  const all = [...tests.keys()].map((index) => ({ index, hitLimit: Infinity }));
  const answer = await process.ask({ kind: 'mutant', id: 'none', tests: all });
  return typeof answer === 'string' || answer.kind !== 'mutant'
    ? 'the tests no longer run'
    : answer.killer?.fault;
}

/** A mutant's place as StrykerJS's reports have it. */
function fromOne({ location: { start, end } }: Mutant): ReportedMutant['location'] {
  return {
    start: { line: start.line + 1, column: start.column + 1 },
    end: { line: end.line + 1, column: end.column + 1 },
  };
}
