// Runs one piece of work in a process of its own and prints one line {"ms", "cpuMs", "rssMb", …}: wall time, CPU time of
// this process (what other processes do to the machine shows in it least), and peak memory.
import { closeSync, openSync, readSync } from 'node:fs';

export function measured(work) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const more = work();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(cpu);
  const rssMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, rssMb, ...more }));
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
