import { readdirSync, readFileSync } from 'node:fs';

import { systemEntropy } from '../core/index.js';

/** The variable that a candidate's processes inherit from each other, and by which we know them. */
export const MARK_VARIABLE = 'ECERT_CANDIDATE_MARK';

const MARK_BYTES = 16;
/** A process may start another while we look: it is looked again until none is left, this often at most. */
const ROUNDS_MAX = 5;

/** A mark that no other process bears. */
export function newMark(): string {
  return Buffer.from(systemEntropy(MARK_BYTES)).toString('hex');
}

/**
 * Kills every process that bears the mark, wherever it went: into a session of its own, or to another parent. Linux
 * only, where the environment that a process was started with can be read; elsewhere the group is what we have.
 */
export function killMarked(mark: string): void {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const found = processesMarked(mark);
    for (const pid of found) kill(pid);
    if (found.length === 0) return;
  }
}

function processesMarked(mark: string): readonly number[] {
  let names: readonly string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return []; // no such folder on this platform
  }
  const entry = `${MARK_VARIABLE}=${mark}`;
  return names.filter((name) => /^\d+$/.test(name) && bears(name, entry)).map(Number);
}

/** Whether a process was started with this in its environment; of one that is dead already nothing can be read. */
function bears(pid: string, entry: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(entry);
  } catch {
    return false; // it has ended, or is somebody else's
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}
