import type { InterchangeDraft } from './interchange-draft.js';
import type { InterchangeStart } from './interchange-start.js';
import type { ReadLimits } from './limits.js';
import type { InterchangeReading } from './model.js';
import type { OutsideRun } from './outside-run.js';
import type { Scanner } from './scanner-state.js';
import type { FindingBudget, FindingList } from './syntax-findings.js';
import type { TransmissionHandlers } from './transmission-handlers.js';

/** A transmission being read: where it stands and what it found so far. */
export interface TransmissionSession {
  readonly limits: ReadLimits;
  /** Who takes what is read; undefined when it is kept. */
  readonly handlers: TransmissionHandlers | undefined;
  readonly scanner: Scanner;
  readonly findings: FindingList;
  readonly budget: FindingBudget;
  /** Interchanges that are kept. */
  readonly interchanges: InterchangeReading[];
  /** Interchanges that have ended. */
  interchangeCount: number;
  /** An interchange whose UNB is being scanned. */
  start: InterchangeStart | undefined;
  /** An interchange whose UNB has been read. */
  draft: InterchangeDraft | undefined;
  /** Bytes that belong to no interchange, when there are any just now. */
  outside: OutsideRun | undefined;
  markSeen: boolean;
  /** Where in the transmission a message begins that was left until more of it is there; -1 when none was. */
  waitedAt: number;
  /** A limit was hit: nothing more is read. */
  stopped: boolean;
  /** Where an interchange begins that is not read, for there were too many of them, or of errors; -1 when there is none. */
  excessStart: number;
  /** Where reading stopped inside an interchange because of a limit; -1 when it did not. */
  unreadStart: number;
}
