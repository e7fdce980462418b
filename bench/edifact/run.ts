/**
 * `npm run bench`: reading SANCRT interchanges with our engine and with what others use, every run in a process of its
 * own, interleaved, medians. Ratios are what to quote: machines differ, and so does one machine from hour to hour.
 * Writes bench/results/edifact.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateInterchange } from './generate-interchange.js';

interface Run {
  readonly ms: number;
  readonly rssMb: number;
}

interface Contender {
  readonly name: string;
  readonly script: string;
  readonly input: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const rounds = Number(process.argv[2] ?? 5);
const messages = Number(process.argv[3] ?? 100_000);
/** What the guide allows in one interchange. */
const MESSAGES_PER_INTERCHANGE = 3000;

function prepare(folder: string): { readonly whole: string; readonly split: string } {
  const whole = join(folder, 'whole.edi');
  const split = join(folder, 'split');
  generateInterchange(whole, messages);
  mkdirSync(split);
  for (let first = 1; first <= messages; first += MESSAGES_PER_INTERCHANGE) {
    const count = Math.min(MESSAGES_PER_INTERCHANGE, messages - first + 1);
    generateInterchange(join(split, `${String(first).padStart(7, '0')}.edi`), count, first);
  }
  return { whole, split };
}

function once({ script, input }: Contender): Run {
  const run = spawnSync(process.execPath, [join(here, script), input], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Run; // every script prints one such line
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function measure(contenders: readonly Contender[]): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map<string, Run[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) runs.get(contender.name)?.push(once(contender));
  }
  return runs;
}

function bench(folder: string): void {
  const { whole, split } = prepare(folder);
  const contenders: readonly Contender[] = [
    { name: 'byte scan (ceiling)', script: 'peers/byte-scan.mjs', input: whole },
    { name: 'edifact 1.2.12, bare', script: 'peers/edifact.mjs', input: whole },
    { name: 'ts-edifact 0.0.14, bare', script: 'peers/ts-edifact.mjs', input: whole },
    { name: 'ours: read', script: 'subjects/read.mjs', input: whole },
    { name: 'ours: read and check', script: 'subjects/read-and-check.mjs', input: whole },
    { name: 'ours: the whole reference', script: 'subjects/reference.mjs', input: split },
  ];
  const runs = measure(contenders);
  const rows = contenders.map(({ name }) => {
    const of = runs.get(name) ?? [];
    return { name, ms: median(of.map(({ ms }) => ms)), rssMb: median(of.map(({ rssMb }) => rssMb)) };
  });
  const bare = rows.find(({ name }) => name.startsWith('edifact'))?.ms ?? Number.NaN;
  console.log(`${String(messages)} messages, medians of ${String(rounds)} rounds, Node ${process.version}`);
  console.log('| what | ms | times edifact bare | peak MB |\n|---|---:|---:|---:|');
  for (const { name, ms, rssMb } of rows) {
    console.log(`| ${name} | ${ms.toFixed(0)} | ${(bare / ms).toFixed(2)} | ${rssMb.toFixed(0)} |`);
  }
  const machine = { cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version };
  mkdirSync(join(here, '../results'), { recursive: true });
  writeFileSync(
    join(here, '../results/edifact.json'),
    `${JSON.stringify({ messages, rounds, machine, rows }, null, 2)}\n`,
  );
}

if (!existsSync(join(here, '../node_modules'))) throw new Error('first: npm ci --prefix bench');
const folder = mkdtempSync(join(tmpdir(), 'ecert-bench-'));
try {
  bench(folder);
} finally {
  rmSync(folder, { recursive: true });
}
