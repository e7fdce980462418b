import { spawnSync } from 'node:child_process';

/** What one run took: wall time, CPU time of the process, peak memory. */
export interface Run {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** Runs a script that prints one line of JSON with what it took. */
export function runScript(script: string, args: readonly string[]): Run {
  const run = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Run; // every script prints one such line
}

/** Runs a whole process and takes its times from the shell: how long a person waits, starting included. */
export function runWhole(args: readonly string[]): Run {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null';
  const run = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], { encoding: 'utf8' });
  const [wall = NaN, user = NaN, system = NaN] = run.stderr.trim().split(/\s+/).map(Number);
  if (run.status !== 0 || Number.isNaN(system)) throw new Error(`${args.join(' ')}: ${run.stderr}`);
  return { ms: wall * 1000, cpuMs: (user + system) * 1000, rssMb: Number.NaN };
}

/** The middle one of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Medians of some runs, each of its own. */
export function medianRun(runs: readonly Run[]): Run {
  const of = (pick: (run: Run) => number): number => median(runs.map(pick));
  return { ms: of(({ ms }) => ms), cpuMs: of(({ cpuMs }) => cpuMs), rssMb: of(({ rssMb }) => rssMb) };
}
