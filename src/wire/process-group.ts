import type { ChildProcess } from 'node:child_process';

/** Groups that are still running: a harness that ends takes every candidate with it. */
const open = new Set<ChildProcess>();
let watching = false;

/**
 * Kills a child that was started detached, and every process it started itself. Safe to call when it is gone:
 * while any member of the group lives its number cannot be given to another.
 */
export function killGroup(child: ChildProcess): void {
  open.delete(child);
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // no group by that number: it ended, or the platform knows no groups
  }
}

/** Makes sure that the child's group dies with us. */
export function watchGroup(child: ChildProcess): void {
  open.add(child);
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const left of [...open]) killGroup(left);
  });
}
