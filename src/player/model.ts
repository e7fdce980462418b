import type { CandidateFailure, CandidateFile, Driver } from '../candidate/index.js';
import type { VirtualClock } from '../core/index.js';
import type { Reference } from '../ecert/index.js';
import type { Guide } from '../guide/index.js';
import type { JournalWriter } from '../journal/index.js';
import type { Suite } from '../scenario/index.js';

/** A scenario that was just dealt with. */
export interface ScenarioProgress {
  readonly id: string;
  readonly title: string;
  /** Its place among those that are played, from 1. */
  readonly position: number;
  readonly total: number;
}

/** What a campaign is played with. */
export interface Campaign {
  readonly suite: Suite;
  readonly guide: Guide;
  readonly candidate: CandidateFile;
  readonly driver: Driver;
  /** Makes a reference with an empty register: one for each scenario. */
  readonly reference: () => Reference;
  readonly journal: JournalWriter;
  readonly clock: VirtualClock;
  readonly seed: number;
  /** Seed of legal network faults laid over the run; absent: none. */
  readonly chaos?: number;
  /** Only these scenarios; absent: all. */
  readonly only?: readonly string[];
  readonly onProgress?: (progress: ScenarioProgress) => void;
}

/** Why a scenario cannot go on. */
export type Interruption =
  | { readonly by: 'candidate'; readonly failure: CandidateFailure }
  | { readonly by: 'reference'; readonly detail: string };
