import type { Store } from '../ecert/index.js';
import type { Result } from '../core/index.js';

/**
 * A store that outlives the process. A transaction that cannot be made durable rejects with `StoreUnavailable`, and
 * nothing of it is applied.
 */
export interface DurableStore extends Store {
  /** Finishes what was handed in, puts everything where the next start finds it at once, and lets go. */
  close(): Promise<void>;
}

/** Why a store cannot be opened. */
export interface StoreOpenError {
  readonly kind: 'newer' | 'foreign' | 'unusable';
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly hint: string;
}

/** A store, or why there is none. */
export type OpenedStore = Result<DurableStore, StoreOpenError>;

/** Runs something after what is waiting now has had its turn (`afterThisTurn`), so that commits can be shared. */
export type Schedule = (run: () => void) => void;
