import type { Hint, Transaction } from '../ecert/index.js';
import type { Schedule } from './durable-store.js';

/** A transaction that waits to be committed, and who waits for it. */
export interface Pending {
  readonly hints: readonly Hint[];
  readonly body: Transaction<unknown>;
  resolve(value: unknown): void;
  reject(thrown: unknown): void;
}

/** Transactions that are committed together: those that come while others are being committed share the next commit. */
export interface CommitQueue {
  transact<R>(hints: readonly Hint[], body: Transaction<R>): Promise<R>;
  /** Resolves when nothing waits any more; what comes later is refused with `reason`. */
  close(reason: Error): Promise<void>;
}

/**
 * Makes a queue over what commits a batch. One batch runs at a time, in the order in which its transactions came, so
 * that transactions of this process never meet; a commit costs a wait for the disk, which a batch shares.
 */
export function createCommitQueue(
  commit: (batch: readonly Pending[]) => Promise<void> | void,
  schedule: Schedule,
): CommitQueue {
  let waiting: Pending[] = [];
  let running = false;
  let closed: Error | undefined;
  let idle: (() => void)[] = [];
  const next = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      await commit(batch);
    } catch (thrown) {
      for (const pending of batch) pending.reject(thrown);
    }
    if (waiting.length > 0) {
      schedule(() => void next());
      return;
    }
    running = false;
    for (const resolve of idle) resolve();
    idle = [];
  };
  return {
    transact: <R>(hints: readonly Hint[], body: Transaction<R>) =>
      new Promise<R>((resolve, reject) => {
        if (closed !== undefined) {
          reject(closed);
          return;
        }
        waiting.push({ hints, body, resolve, reject });
        if (running) return;
        running = true;
        schedule(() => void next());
      }),
    close(reason) {
      closed = reason;
      return running ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve();
    },
  };
}
