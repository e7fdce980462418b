import type { ChildProcess } from 'node:child_process';

import { killMarked } from './process-mark.js';

/** Groups that are still running: a harness that ends takes every candidate with it. */
const open = new Map<ChildProcess, string>();
let watching = false;

/** Signals by which a harness is told to end; without a listener they end it at once, and no `exit` is heard. */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Kills a child that was started detached, every process of its group, and whatever it started that left the group.
 * Does nothing the second time: the number of a group that is gone may be another's by then.
 */
export function killGroup(child: ChildProcess): void {
  const mark = open.get(child);
  if (mark === undefined) return;
  open.delete(child);
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // no group by that number: it ended, or the platform knows no groups
  }
  killMarked(mark);
}

function killAll(): void {
  for (const child of [...open.keys()]) killGroup(child);
}

/** Makes sure that the child's group, and whatever bears its mark, dies with us. */
export function watchGroup(child: ChildProcess, mark: string): void {
  open.set(child, mark);
  if (watching) return;
  watching = true;
  process.once('exit', killAll);
  for (const signal of ENDING_SIGNALS) {
    process.once(signal, () => {
      killAll();
      // Nobody else listens: end as if we had not listened either. Others do: ending is their business.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}
