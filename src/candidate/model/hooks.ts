import type { Instant } from '../../core/index.js';
import type { DocumentData } from '../../guide/index.js';
import type { Task } from '../../journal/index.js';
import {
  isOverdue,
  itemAfterRejection,
  MESSAGES_MAX,
  type Item,
  type Rejection,
  type Sent,
} from './conduct.js';

/** A certificate's function in the guide's words. */
export type CertificateFunction = 'original' | 'replace' | 'cancellation';

/**
 * The points at which a defect makes the model candidate go wrong. The model itself is the same for all of them, so
 * that a defect is exactly one fault and not a second implementation with faults of its own.
 */
export interface ModelHooks {
  /** Whether a task is carried out at all. */
  carriesOut(task: Task): boolean;
  /** Messages in one interchange. */
  readonly messagesMax: number;
  /** The document, or the query, as it goes into the message. */
  document(content: DocumentData): DocumentData;
  /** UNB 0035, in an environment that is the test one or not. */
  testIndicator(inTest: boolean): boolean;
  functionOf(kind: 'register' | 'replace' | 'cancel'): CertificateFunction;
  /** UNB 0020 of the interchange of that number; `again` when its documents were transmitted before. */
  controlReference(stem: string, number: number, again: boolean): string;
  /** The bytes of one interchange as they are sent. */
  written(bytes: Uint8Array): Uint8Array;
  /** What to transmit after an item of `sent` was accepted. */
  afterAcceptance(item: Item, sent: Sent): readonly Item[];
  /** What to transmit after an item of `sent` was rejected. */
  afterRejection(item: Item, rejection: Rejection, sent: Sent): readonly Item[];
  /** What to transmit after an answer that came before. */
  afterRepeatedAnswer(item: Item, sent: Sent): readonly Item[];
  /** Whether an interchange is to be repeated by now; `lastSentAt` is when anything was sent last. */
  isOverdue(sent: Sent, now: Instant, lastSentAt: Instant): boolean;
  /** How an overdue interchange is repeated: the same bytes, or its items anew. */
  readonly repeats: 'identical' | 'anew';
  /** All that leaves after a prompt. */
  leaving(transmissions: readonly Uint8Array[]): readonly Uint8Array[];
}

const FUNCTIONS = { register: 'original', replace: 'replace', cancel: 'cancellation' } as const;

/** What a conformant candidate does. */
export const CONFORMANT: ModelHooks = {
  carriesOut: () => true,
  messagesMax: MESSAGES_MAX,
  document: (content) => content,
  testIndicator: (inTest) => inTest,
  functionOf: (kind) => FUNCTIONS[kind],
  controlReference: (stem, number) => `${stem}${String(number).padStart(4, '0')}`,
  written: (bytes) => bytes,
  afterAcceptance: () => [],
  afterRejection(item, rejection) {
    const next = itemAfterRejection(item, rejection);
    return next === undefined ? [] : [next];
  },
  afterRepeatedAnswer: () => [],
  isOverdue,
  repeats: 'identical',
  leaving: (transmissions) => transmissions,
};

/** A fault seeded in the model candidate, and what it must cost: the declaration is checked by playing it. */
export interface Defect {
  readonly name: string;
  /** What is wrong with it, in a sentence. */
  readonly summary: string;
  /** The requirement it breaks: every scenario that it fails must say so. */
  readonly requirement: string;
  /** Exactly the scenarios of suite core that it must fail. */
  readonly mustFail: 'all' | readonly string[];
  /** The hooks it changes. */
  readonly hooks: Partial<ModelHooks>;
}
