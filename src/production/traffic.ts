import type { Instant, Phase } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';

/** One error as the reference reported it. */
export interface ReportedError {
  /** `C29`, `R07`. */
  readonly code: string;
  readonly phase: Phase;
  readonly expected: string;
  readonly actual: string;
}

/** What became of something sent. `unanswered`: no answer that could be read. */
export type TrafficOutcome = 'accepted' | 'rejected' | 'unanswered';

/** One message the participant sent. */
export interface TrafficMessage {
  readonly reference: string;
  readonly type: string;
  /** `original`, `replace`, `cancellation`; '' where it could not be read. */
  readonly function: string;
  /** '' where it could not be read. */
  readonly certificate: string;
  /** The business content as far as it could be read. */
  readonly document: DocumentData;
  readonly outcome: TrafficOutcome;
  readonly errors: readonly ReportedError[];
  /** Codes of errors that the guide finds although the reference accepted the message. */
  readonly disputed: readonly string[];
}

/** One interchange the participant sent, or bytes that hold none (reference '', no messages). */
export interface TrafficInterchange {
  /** Journal id of the transmission it came in. */
  readonly transmission: string;
  /** When it reached the reference. */
  readonly at: Instant;
  /** When the answer reached the participant, or left the reference where it never did; undefined when there was none. */
  readonly answeredAt: Instant | undefined;
  /** UNB 0020. */
  readonly reference: string;
  readonly sender: string;
  readonly testIndicator: boolean;
  /** Digest of its bytes. */
  readonly digest: string;
  /** Answers to it that never reached the participant, by journal id. */
  readonly uncollected: readonly string[];
  /** The envelope's own outcome: `accepted` says nothing about the messages. */
  readonly outcome: TrafficOutcome;
  readonly errors: readonly ReportedError[];
  readonly messages: readonly TrafficMessage[];
}

/** An entry that an importer filed against a certificate. */
export interface FiledEntry {
  readonly at: Instant;
  readonly certificate: string;
}

/** A participant's traffic as the journal tells it, in order of time. */
export interface Traffic {
  readonly interchanges: readonly TrafficInterchange[];
  readonly entries: readonly FiledEntry[];
  /** Transmissions that left the participant and never reached the reference. */
  readonly undelivered: readonly string[];
  readonly referenceFailures: number;
  /** Faults injected and rejections forced: neither belongs into production. */
  readonly disturbances: number;
}
