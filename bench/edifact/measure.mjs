// Runs one piece of work over and over in a process of its own and prints one line {"fresh", "warm", "rssMb", …}: what the
// first pass took in a process that has only loaded its code, and the third one, when the compiler has done its work; and
// peak memory. Where the third is short it is the mean of as many from there on as take long enough: the clock of a thread
// advances in steps of some milliseconds.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** CPU time of this thread in milliseconds, as Linux counts it; undefined elsewhere. */
function threadCpuMs() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}

/**
 * Wall time; CPU time of the thread that works, which is what one waits for where nothing else runs, and which other
 * processes disturb least (wall time where the system does not tell); CPU time of the process, compiler and collector
 * with it. Milliseconds.
 */
function timed(work) {
  const cpu = process.cpuUsage();
  const thread = threadCpuMs();
  const start = process.hrtime.bigint();
  const more = work();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  const threadMs = thread === undefined ? ms : threadCpuMs() - thread;
  const { user, system } = process.cpuUsage(cpu);
  return { more, time: { ms, threadMs, cpuMs: (user + system) / 1000 } };
}

const WARM_MS = 100;

function warmed(work) {
  let passes = 0;
  const { time } = timed(() => {
    const start = performance.now();
    do {
      work();
      passes += 1;
    } while (performance.now() - start < WARM_MS);
  });
  return { ms: time.ms / passes, threadMs: time.threadMs / passes, cpuMs: time.cpuMs / passes };
}

export function measured(work) {
  const { time: fresh, more } = timed(work);
  work();
  const warm = warmed(work);
  const rssMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ fresh, warm, rssMb, ...more }));
}

/** Hands a file to `take(buffer, length)` in reads of 64 KB into one buffer. */
export function readChunks(file, take) {
  const buffer = Buffer.alloc(65536);
  const handle = openSync(file, 'r');
  for (;;) {
    const read = readSync(handle, buffer, 0, buffer.length, null);
    if (read === 0) break;
    take(buffer, read);
  }
  closeSync(handle);
}
