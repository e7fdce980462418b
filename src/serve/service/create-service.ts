import { assert, latin1ToBytes, type Clock, type Instant } from '../../core/index.js';
import type { Hint, Receipt, ReferenceOperations, Store, StoreView } from '../../ecert/index.js';
import { transmissionIdOf } from './ids.js';
import type {
  Acknowledgement,
  Channel,
  MailboxItem,
  MailboxItemId,
  Received,
  ReferenceService,
  TransmissionId,
} from './model.js';
import {
  BODIES,
  CLAIMS,
  MAILBOX,
  MAILBOX_COUNTS,
  nextMailboxId,
  ownKey,
  TRANSMISSIONS,
  type StoredMailboxEntry,
} from './records.js';

/** What a service is made from. */
export interface ServiceParts {
  readonly reference: ReferenceOperations;
  readonly store: Store;
  readonly clock: Clock;
  /** Told of every transmission that was taken in, after it is durable. */
  readonly received: (received: Received) => void;
}

/** A transmission on its way in. */
interface Incoming {
  readonly participant: string;
  readonly bytes: Uint8Array;
  readonly transmission: TransmissionId;
  readonly at: Instant;
  readonly channel: Channel;
}

/** Puts the replies of a receipt into the mailbox: what each says, the reference has on file. */
function putReply(view: StoreView, incoming: Incoming, receipt: Receipt, index: number): MailboxItemId {
  const { participant, transmission, channel, at } = incoming;
  const id = nextMailboxId(view, participant);
  const bytes = receipt.replies[index]?.length;
  const reply = receipt.replyNames[index];
  assert(bytes !== undefined && reply !== undefined, 'every reply of a receipt has a name');
  view.put(MAILBOX, { participant, id, transmission, channel, storedAt: at, bytes, reply });
  return id;
}

/** Replies that were taken out of the mailbox are put back: whoever sends the same bytes again asks for them again. */
function replyAgain(
  view: StoreView,
  incoming: Incoming,
  before: Acknowledgement,
  receipt: Receipt,
): readonly MailboxItemId[] {
  return receipt.replies.map((_, i) => {
    const id = before.replies[i];
    const entry = id === undefined ? undefined : view.get(MAILBOX, ownKey(incoming.participant, id));
    const waits =
      entry !== undefined && entry.acknowledgedAt === undefined && entry.channel === incoming.channel;
    return waits ? entry.id : putReply(view, incoming, receipt, i);
  });
}

function acknowledgementOf(
  incoming: Incoming,
  receipt: Receipt,
  replies: readonly MailboxItemId[],
): Acknowledgement {
  const { messages, verdict, findings } = receipt;
  return {
    transmission: incoming.transmission,
    verdict,
    receivedAt: incoming.at,
    bytes: incoming.bytes.length,
    messages: messages.length,
    accepted: messages.filter((message) => message.accepted).length,
    findings,
    notes: messages.filter((message) => !message.accepted || message.findings.length > 0),
    replies,
  };
}

/** Takes a transmission in: the register, the replies and the acknowledgement change together or not at all. */
function takeIn(view: StoreView, incoming: Incoming, run: (view: StoreView) => Receipt): Received {
  const { participant, transmission } = incoming;
  const before = view.get(TRANSMISSIONS, ownKey(participant, transmission));
  const receipt = run(view);
  if (before !== undefined) {
    const replies = replyAgain(view, incoming, before.acknowledgement, receipt);
    const acknowledgement = { ...before.acknowledgement, replies };
    if (replies.some((id, i) => id !== before.acknowledgement.replies[i])) {
      view.put(TRANSMISSIONS, { participant, acknowledgement });
    }
    return { acknowledgement, repeated: true };
  }
  const replies = receipt.replies.map((_, i) => putReply(view, incoming, receipt, i));
  const acknowledgement = acknowledgementOf(incoming, receipt, replies);
  view.put(TRANSMISSIONS, { participant, acknowledgement });
  return { acknowledgement, repeated: false };
}

function hintsOf({ participant, transmission }: Incoming): readonly Hint[] {
  return [
    // First what others of the same participant change too: a store that locks by hints begins there.
    { kind: MAILBOX_COUNTS, key: participant },
    { kind: TRANSMISSIONS, key: ownKey(participant, transmission) },
  ];
}

/** Makes the operations by which transmissions come in. */
function receiving({
  reference,
  store,
  clock,
  received,
}: ServiceParts): Pick<ReferenceService, 'receive' | 'receiveFile'> {
  const incomingOf = (participant: string, bytes: Uint8Array, channel: Channel): Incoming => {
    return { participant, bytes, transmission: transmissionIdOf(bytes), at: clock.now(), channel };
  };
  return {
    async receive(participant, bytes) {
      const incoming = incomingOf(participant, bytes, 'asked');
      const { hints, run } = reference.receive(bytes, { at: incoming.at, link: participant });
      const taken = await store.transact([...hintsOf(incoming), ...hints], (view) =>
        takeIn(view, incoming, run),
      );
      received(taken);
      return taken;
    },
    async receiveFile(participant, claim, bytes) {
      const incoming = incomingOf(participant, bytes, 'folder');
      const { hints, run } = reference.receive(bytes, { at: incoming.at, link: participant });
      const claimHint = { kind: CLAIMS, key: ownKey(participant, claim) };
      const taken = await store.transact([...hintsOf(incoming), claimHint, ...hints], (view) => {
        const isNew = view.insert(CLAIMS, { participant, claim, at: incoming.at });
        return isNew ? takeIn(view, incoming, run) : undefined;
      });
      if (taken !== undefined) received(taken);
    },
  };
}

type MailboxOperations = Pick<ReferenceService, 'mailbox' | 'mailboxItem' | 'acknowledge'>;

/** Sorts after every mailbox id. */
const AFTER_ALL_IDS = ':';

/** Makes the operations by which replies are collected. */
function collecting({ reference, store, clock }: ServiceParts): MailboxOperations {
  const bodyOf = (
    view: StoreView,
    { participant, id, reply }: StoredMailboxEntry,
  ): Uint8Array | undefined => {
    if (reply !== undefined) return reference.reply(reply).run(view);
    const body = view.get(BODIES, ownKey(participant, id));
    return body && latin1ToBytes(body.text);
  };
  const item = (view: StoreView, participant: string, id: string): MailboxItem | undefined => {
    const entry = view.get(MAILBOX, ownKey(participant, id));
    const bytes = entry && bodyOf(view, entry);
    if (entry === undefined || bytes === undefined || entry.acknowledgedAt !== undefined) return undefined;
    const { transmission, storedAt } = entry;
    return { id: entry.id, transmission, storedAt, bytes };
  };
  return {
    mailbox: (participant, after, limit) =>
      store.transact([], (view) => {
        const [from, to] = [ownKey(participant, after), ownKey(participant, AFTER_ALL_IDS)];
        const waiting = view.range(MAILBOX, 'waiting', from, to);
        return waiting.filter(({ id }) => id > after).slice(0, limit);
      }),
    mailboxItem: (participant, id) =>
      store.transact([{ kind: MAILBOX, key: ownKey(participant, id) }], (view) =>
        item(view, participant, id),
      ),
    acknowledge(participant, id) {
      const acknowledgedAt = clock.now();
      return store.transact([{ kind: MAILBOX, key: ownKey(participant, id) }], (view) => {
        const entry = view.get(MAILBOX, ownKey(participant, id));
        if (entry === undefined || entry.acknowledgedAt !== undefined) return false;
        view.put(MAILBOX, { ...entry, acknowledgedAt });
        if (entry.reply === undefined) view.put(BODIES, { participant, id: entry.id, text: '' });
        return true;
      });
    },
  };
}

/** Makes the reference into a service over a store. */
export function createService(parts: ServiceParts): ReferenceService {
  const { reference, store, clock } = parts;
  return {
    ...receiving(parts),
    ...collecting(parts),
    async transmission(participant, id) {
      const key = ownKey(participant, id);
      const found = await store.transact([{ kind: TRANSMISSIONS, key }], (view) =>
        view.get(TRANSMISSIONS, key),
      );
      return found?.acknowledgement;
    },
    certificate(participant, number) {
      const { hints, run } = reference.certificate(number, clock.now(), participant);
      return store.transact(hints, run);
    },
    ready: () =>
      store
        .transact([], () => true)
        .then(
          () => true,
          () => false,
        ),
  };
}
