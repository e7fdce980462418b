/**
 * `npm run bench`: reading, checking and answering SANCRT interchanges with our engine, and reading them with what others
 * use; every run in a process of its own, interleaved, medians. Ratios are what to quote: machines differ, and so does
 * one machine from hour to hour. Writes bench/results/edifact.json. `tsx bench/edifact/run.ts ROUNDS MESSAGES ONLY` runs
 * other numbers, and of the contenders those whose name holds ONLY (no claims then).
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimsOf, type Claim } from './claims.js';
import { BARE, CHECK_PROCESS, contendersOn, EMPTY_PROCESS } from './contenders.js';
import { generateInputs, type Inputs } from './inputs.js';
import { medianRun, runScript, runWhole, type Run } from './run-process.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const rounds = Number(process.argv[2] ?? 3);
const messages = Number(process.argv[3] ?? 100_000);
const only = process.argv[4] ?? '';

/** Starting a process, `check` of one small file, and nothing at all. */
function startUps(): ReadonlyMap<string, () => Run> {
  const main = join(here, '../../dist/ecert.cjs');
  const file = join(here, '../../golden/samples/good-one-line.edi');
  return new Map([
    [EMPTY_PROCESS, () => runWhole(['-e', '0'])],
    [CHECK_PROCESS, () => runWhole([main, 'check', file])],
  ]);
}

function measure(inputs: Inputs): ReadonlyMap<string, Run> {
  const once = new Map<string, () => Run>([
    ...contendersOn(inputs).map(({ name, command: [script, ...args] }): [string, () => Run] => [
      name,
      () => runScript(join(here, script), args),
    ]),
    ...startUps(),
  ]);
  const wanted = [...once].filter(([name]) => name.includes(only));
  const runs = new Map<string, Run[]>(wanted.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of wanted) runs.get(name)?.push(run());
  }
  return new Map([...runs].map(([name, list]) => [name, medianRun(list)]));
}

const rounded = (value: number, digits: number): string => (Number.isNaN(value) ? '' : value.toFixed(digits));

function printRows(rows: ReadonlyMap<string, Run>): void {
  const bare = rows.get(BARE)?.warm.threadMs ?? Number.NaN;
  console.log('| what | fresh ms | fresh CPU ms | warm ms | times `edifact` bare, warm | peak MB |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [name, { fresh, warm, rssMb }] of rows) {
    const times = name.startsWith('whole process') ? Number.NaN : bare / warm.threadMs;
    const figures = [fresh.threadMs, fresh.cpuMs, warm.threadMs].map((value) => rounded(value, 0));
    console.log(`| ${name} | ${figures.join(' | ')} | ${rounded(times, 2)} | ${rounded(rssMb, 0)} |`);
  }
}

function printClaims(claims: readonly Claim[]): void {
  console.log('\n| claim | wanted | fresh | warm | holds |\n|---|---:|---:|---:|---|');
  for (const { what, wanted, fresh, warm, holds } of claims) {
    console.log(`| ${what} | ${wanted} | ${rounded(fresh, 2)} | ${rounded(warm, 2)} | ${holds} |`);
  }
}

function bench(folder: string): void {
  const inputs = generateInputs(folder, messages);
  const [load = Number.NaN] = loadavg();
  const rows = measure(inputs);
  const machine = {
    ...{ cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version },
    loadBefore: load,
  };
  console.log(
    `${String(messages)} messages, medians of ${String(rounds)} rounds, Node ${process.version}, load ${rounded(load, 1)} before`,
  );
  printRows(rows);
  if (only !== '') return;
  const claims = claimsOf(rows, inputs);
  printClaims(claims);
  mkdirSync(join(here, '../results'), { recursive: true });
  const table = [...rows].map(([name, run]) => ({ name, ...run }));
  const results = { messages, bytes: inputs.bytes, rounds, machine, rows: table, claims };
  writeFileSync(join(here, '../results/edifact.json'), `${JSON.stringify(results, null, 2)}\n`);
}

if (!existsSync(join(here, '../node_modules'))) throw new Error('first: npm ci --prefix bench');
const folder = mkdtempSync(join(tmpdir(), 'ecert-bench-'));
try {
  bench(folder);
} finally {
  rmSync(folder, { recursive: true });
}
