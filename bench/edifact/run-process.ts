import { spawnSync } from 'node:child_process';

/** What one pass took, in milliseconds: wall time, CPU time of the thread that worked, CPU time of its process. */
export interface Time {
  readonly ms: number;
  readonly threadMs: number;
  readonly cpuMs: number;
}

/** What one run took: the first pass of the process, a later one when everything is compiled, and peak memory. */
export interface Run {
  readonly fresh: Time;
  readonly warm: Time;
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
  const cpuMs = (user + system) * 1000;
  // A whole process starts once, and most of what it does is on one thread.
  const time = { ms: wall * 1000, threadMs: cpuMs, cpuMs };
  return { fresh: time, warm: time, rssMb: Number.NaN };
}

/** The middle one of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Medians of some runs, each figure of its own. */
export function medianRun(runs: readonly Run[]): Run {
  const of = (pick: (run: Run) => number): number => median(runs.map(pick));
  const time = (pick: (run: Run) => Time): Time => ({
    ms: of((run) => pick(run).ms),
    threadMs: of((run) => pick(run).threadMs),
    cpuMs: of((run) => pick(run).cpuMs),
  });
  return {
    fresh: time(({ fresh }) => fresh),
    warm: time(({ warm }) => warm),
    rssMb: of(({ rssMb }) => rssMb),
  };
}
