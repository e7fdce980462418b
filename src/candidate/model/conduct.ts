import { HOUR_MS, type Instant } from '../../core/index.js';
import type { DocumentData } from '../../guide/index.js';
import type { Task } from '../../journal/index.js';

/** One thing to transmit, with what is known of its past. */
export interface Item {
  readonly kind: Task['kind'];
  readonly content: DocumentData;
  /** The document as the officer amended it, until that was used. */
  readonly amended?: DocumentData;
  /** Times transmitted so far. */
  readonly attempts: number;
  /** Which of all that it was told this is, from 0; absent where nobody told it. */
  readonly told?: number;
}

/** An interchange that was sent. */
export interface Sent {
  readonly controlReference: string;
  readonly bytes: Uint8Array;
  readonly sentAt: Instant;
  /** Sent a second time because nobody answered. */
  readonly repeated: boolean;
  /** All it held, by message reference. */
  readonly items: ReadonlyMap<string, Item>;
  /** Message references without an answer yet. */
  readonly unanswered: ReadonlySet<string>;
}

/** How a message was refused: for how it was written or carried (CONTRL), or by the business rules (CUSRES). */
export type Rejection =
  { readonly by: 'control' } | { readonly by: 'response'; readonly codes: readonly string[] };

/** Transmissions of one document, its first included (assumed conduct). */
export const ATTEMPTS_MAX = 3;
/** Silence after which the identical bytes are sent once more (assumed conduct). */
export const ANSWER_DUE_MS = HOUR_MS;
/** Messages in one interchange (cbp, 2001). */
export const MESSAGES_MAX = 3000;
/** Rejections that say nothing against the document: participant suspended or in another environment for the moment. */
const TRANSIENT_CODES = new Set(['R21']);

/** What to transmit after a rejection: the officer's amendment, or the same again where the document was not at fault. */
export function itemAfterRejection(item: Item, rejection: Rejection): Item | undefined {
  if (item.attempts >= ATTEMPTS_MAX) return undefined;
  const { amended, ...same } = item;
  if (amended !== undefined) return { ...same, content: amended };
  const documentIsSound =
    rejection.by === 'control' ||
    (rejection.codes.length > 0 && rejection.codes.every((code) => TRANSIENT_CODES.has(code)));
  return documentIsSound ? same : undefined;
}

/** Whether silence has lasted so long that the identical bytes are to be sent once more. */
export function isOverdue(sent: Sent, now: Instant): boolean {
  return sent.unanswered.size > 0 && !sent.repeated && now - sent.sentAt >= ANSWER_DUE_MS;
}
