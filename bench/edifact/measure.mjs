// Runs one piece of work in a process of its own and prints one line {"ms", "threadMs", "cpuMs", "rssMb", …}: wall time,
// CPU time of the thread that works (what one waits for where nothing else runs: other processes show in it least),
// CPU time of the whole process, its compiler and collector threads with it, and peak memory.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** CPU time of this thread in milliseconds, as Linux counts it; undefined elsewhere. */
function threadCpuMs() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}

export function measured(work) {
  const cpu = process.cpuUsage();
  const thread = threadCpuMs();
  const start = process.hrtime.bigint();
  const more = work();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  const threadMs = thread === undefined ? ms : threadCpuMs() - thread;
  const { user, system } = process.cpuUsage(cpu);
  const rssMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, threadMs, cpuMs: (user + system) / 1000, rssMb, ...more }));
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
