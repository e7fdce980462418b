import type { Finding, Instant } from '../../core/index.js';
import type { CertificateRecord, Receipt } from '../../ecert/index.js';

/** Names a transmission among one participant's: SHA-256 of its bytes, so that the same bytes have the same name. */
export type TransmissionId = string & { readonly transmissionId: unique symbol };

/** Names a reply in one participant's mailbox; later ones sort after earlier ones. */
export type MailboxItemId = string & { readonly mailboxItemId: unique symbol };

/** A message that was not accepted, or about which there was something to say. */
export interface MessageNote {
  readonly ordinal: number;
  readonly reference: string;
  readonly type: string;
  readonly accepted: boolean;
  readonly findings: readonly Finding[];
}

/** What became of a transmission. Durable before anybody sees it. */
export interface Acknowledgement {
  readonly transmission: TransmissionId;
  /** `pending`: taken, and judged later; what there is to say of it comes as a reply (campaigns only). */
  readonly verdict: Receipt['verdict'] | 'pending';
  /** When it came first. */
  readonly receivedAt: Instant;
  readonly bytes: number;
  readonly messages: number;
  readonly accepted: number;
  /** About the envelope and about bytes outside any interchange. */
  readonly findings: readonly Finding[];
  /** Only messages that were not accepted or have findings: of 3,000 good ones there is nothing more to say. */
  readonly notes: readonly MessageNote[];
  /** Where the replies to it lie in the mailbox, in the order in which they were made. */
  readonly replies: readonly MailboxItemId[];
}

/** A reply that waits for its participant. */
export interface MailboxItem {
  readonly id: MailboxItemId;
  /** The transmission it answers; null where only the reply itself says it (campaigns). */
  readonly transmission: TransmissionId | null;
  readonly storedAt: Instant;
  readonly bytes: Uint8Array;
}

/** A mailbox item without what it says. */
export interface MailboxEntry {
  readonly id: MailboxItemId;
  readonly transmission: TransmissionId | null;
  readonly channel: Channel;
  readonly storedAt: Instant;
  readonly bytes: number;
}

/** What a sender is told, and whether it is told again. */
export interface Received {
  readonly acknowledgement: Acknowledgement;
  readonly repeated: boolean;
}

/** How a participant gets its replies: it asks for them, or they are put into its folder. */
export type Channel = 'asked' | 'folder';

/**
 * The reference as a service to participants. Each call is one participant's, and sees and changes nothing of any
 * other's. Whatever is promised resolves only after it is durable.
 */
export interface ReferenceService {
  /** Takes a transmission. The very same bytes again change nothing, get the same answer, and put replies back. */
  receive(participant: string, bytes: Uint8Array): Promise<Received>;
  /**
   * Takes a transmission that came as a file. `claim` names this coming of it and is never used again: a claim that
   * was taken before changes nothing, whatever happened after it.
   */
  receiveFile(participant: string, claim: string, bytes: Uint8Array): Promise<void>;
  /** What became of a transmission. */
  transmission(participant: string, id: string): Promise<Acknowledgement | undefined>;
  /** The oldest replies that wait, after the one named, at most `limit`. */
  mailbox(participant: string, after: string, limit: number): Promise<readonly MailboxEntry[]>;
  mailboxItem(participant: string, id: string): Promise<MailboxItem | undefined>;
  /** Takes a reply out of the mailbox; false when it is not there. */
  acknowledge(participant: string, id: string): Promise<boolean>;
  /** The participant's certificate under a number, of this year or the one it belongs to, as it stands now. */
  certificate(participant: string, number: string): Promise<CertificateRecord | undefined>;
  /** Whether the store answers. */
  ready(): Promise<boolean>;
}
