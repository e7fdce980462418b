import type { Instant } from '../../core/index.js';
import { keyPart, type RecordKind, type StoreView } from '../../ecert/index.js';
import { mailboxItemIdOf } from './ids.js';
import type { Acknowledgement, MailboxEntry, MailboxItemId } from './model.js';

/** A transmission that was taken in. */
export interface StoredTransmission {
  readonly participant: string;
  readonly acknowledgement: Acknowledgement;
}

/** A reply in a mailbox, without what it says. It stays on file when it has been acknowledged. */
export interface StoredMailboxEntry extends MailboxEntry {
  readonly participant: string;
  /** What the reference calls it and finds it by. Absent in entries of before: what they say is in `BODIES`. */
  readonly reply?: string;
  readonly acknowledgedAt?: Instant;
}

/** What a reply of before says, one character for each byte; '' once it has been acknowledged. */
export interface StoredMailboxBody {
  readonly participant: string;
  readonly id: MailboxItemId;
  readonly text: string;
}

/** How many replies a participant's mailbox ever got. */
interface MailboxCount {
  readonly participant: string;
  readonly last: number;
}

/** One coming of a file, taken in. */
interface StoredClaim {
  readonly participant: string;
  readonly claim: string;
  readonly at: Instant;
}

/** Names something of one participant. */
export function ownKey(participant: string, name: string): string {
  return keyPart(participant) + name;
}

/** Transmissions by participant and id. */
export const TRANSMISSIONS: RecordKind<StoredTransmission> = {
  name: 'serve-transmission',
  key: ({ participant, acknowledgement }) => ownKey(participant, acknowledgement.transmission),
  indexes: {},
};

/** Mailbox entries; those that wait are in the index `waiting`, where their ids make their order. */
export const MAILBOX: RecordKind<StoredMailboxEntry, 'waiting'> = {
  name: 'serve-mailbox',
  key: ({ participant, id }) => ownKey(participant, id),
  indexes: {
    waiting: ({ participant, id, acknowledgedAt }) =>
      acknowledgedAt === undefined ? ownKey(participant, id) : undefined,
  },
};

/** What mailbox entries say that have no name for it; none is written any more. */
export const BODIES: RecordKind<StoredMailboxBody> = {
  name: 'serve-mailbox-body',
  key: ({ participant, id }) => ownKey(participant, id),
  indexes: {},
};

/** Files taken in. */
export const CLAIMS: RecordKind<StoredClaim> = {
  name: 'serve-claim',
  key: ({ participant, claim }) => ownKey(participant, claim),
  indexes: {},
};

/** Counts of mailboxes. */
export const MAILBOX_COUNTS: RecordKind<MailboxCount> = {
  name: 'serve-mailbox-count',
  key: ({ participant }) => participant,
  indexes: {},
};

/** The next id of a participant's mailbox. */
export function nextMailboxId(view: StoreView, participant: string): MailboxItemId {
  const last = (view.get(MAILBOX_COUNTS, participant)?.last ?? 0) + 1;
  view.put(MAILBOX_COUNTS, { participant, last });
  return mailboxItemIdOf(last);
}
