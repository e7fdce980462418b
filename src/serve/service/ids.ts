import { sha256 } from '../../core/index.js';
import type { MailboxItemId, TransmissionId } from './model.js';

/** Ten digits: later ids sort after earlier ones for as long as anybody will run a test environment. */
const ID_DIGITS = 10;

/** What a transmission is called: by its bytes. */
export function transmissionIdOf(bytes: Uint8Array): TransmissionId {
  return sha256(bytes) as TransmissionId; // the one place where the brand is put on
}

/** What the n-th reply of a mailbox is called. */
export function mailboxItemIdOf(ordinal: number): MailboxItemId {
  return String(ordinal).padStart(ID_DIGITS, '0') as MailboxItemId; // the one place where the brand is put on
}
