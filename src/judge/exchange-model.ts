import type { Instant } from '../core/index.js';
import type { FieldRecord } from '../guide/index.js';
import type { ReadInterchange, ReadMessage } from './read-bytes.js';
import type { Transmission } from './transmissions.js';

/** Which message an error was reported in: CONTRL for syntax and structure, CUSRES for rules. */
export type AnswerPhase = 'CONTRL' | 'CUSRES';

/** One error that an answer reports. */
export interface AnswerCode {
  /** `C29`, `R07`. */
  readonly code: string;
  readonly phase: AnswerPhase;
}

/** What became of something sent. */
export type ExchangeOutcome = 'accepted' | 'rejected' | 'unanswered';

/** What the reference answered to an interchange or a message. */
export interface ExchangeAnswer {
  readonly outcome: ExchangeOutcome;
  /** In the order reported; a code that was reported for several places stands several times. */
  readonly codes: readonly AnswerCode[];
  /** When the reference answered; undefined when it did not. */
  readonly answeredAt: Instant | undefined;
  /** Journal id of the reply that says so. */
  readonly reply: string | undefined;
}

/** A message as it arrived, and its answer. */
export interface MessageExchange extends ExchangeAnswer {
  /** Position in its interchange, from 1. */
  readonly ordinal: number;
  /** UNH 0062. */
  readonly reference: string;
  /** UNH 0065. */
  readonly type: string;
  /** `original`, `replace`, `cancellation`; '' where it could not be read. */
  readonly function: string;
  /** '' where it could not be read. */
  readonly certificate: string;
  readonly read: ReadMessage;
  /** Content of the CUSRES that answered it. */
  readonly response: FieldRecord | undefined;
}

/** An interchange as it arrived. Its own outcome is the envelope's: `rejected` as a whole (UCI 4), otherwise `accepted`. */
export interface InterchangeExchange extends ExchangeAnswer {
  /** UNB 0020. */
  readonly reference: string;
  /** UNB S002 0004. */
  readonly sender: string;
  readonly read: ReadInterchange;
  readonly messages: readonly MessageExchange[];
}

/** A candidate's transmission with what arrived of it and what was answered. */
export interface TransmissionExchange {
  readonly transmission: Transmission;
  /** As the reference received it; undefined when it never did. */
  readonly arrived: string | undefined;
  readonly interchanges: readonly InterchangeExchange[];
  /** Replies to it, in the order sent. */
  readonly replies: readonly Transmission[];
  /** What is wrong with the replies themselves: never the candidate's doing. */
  readonly replyFaults: readonly string[];
  /** The transmission in whose place it stands, since chance (`--chaos`) had spoiled that on its way. */
  readonly insteadOf?: TransmissionExchange;
  /** What such a fault called for and what did not come. */
  readonly owed?: 'repetition' | 'retransmission' | undefined;
}
