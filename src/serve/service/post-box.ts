import type { Clock } from '../../core/index.js';
import { mailboxItemIdOf, transmissionIdOf } from './ids.js';
import type { Acknowledgement, MailboxItem, ReferenceService } from './model.js';

/** A box between a participant and somebody who carries its traffic on: nothing in it is judged, kept, or looked into. */
export interface PostBox {
  /** What the participant calls: it hands transmissions in, and takes replies out. */
  readonly service: ReferenceService;
  /** Puts replies where the participant finds them, in order. */
  put(replies: readonly Uint8Array[]): void;
  /** Takes out whatever was handed in since, in order: the bytes as they came, each time that they came. */
  take(): readonly Uint8Array[];
  /** What was handed in and not taken out yet. */
  waiting(): { readonly transmissions: number; readonly bytes: number };
}

/** Makes an empty box; `clock` says when something came. */
export function createPostBox(clock: Clock): PostBox {
  let handedIn: Uint8Array[] = [];
  let putIn = 0;
  const acknowledged = new Map<string, Acknowledgement>();
  const items = new Map<string, MailboxItem>();
  const never = (): never => {
    throw new Error('a post box has neither folders nor certificates: their routes are not served');
  };
  const service: ReferenceService = {
    receive(_, bytes) {
      const transmission = transmissionIdOf(bytes);
      const acknowledgement: Acknowledgement = {
        ...{ transmission, verdict: 'pending', receivedAt: clock.now(), bytes: bytes.length },
        ...{ messages: 0, accepted: 0, findings: [], notes: [], replies: [] },
      };
      handedIn.push(bytes);
      acknowledged.set(transmission, acknowledgement);
      // Never "repeated": the same bytes again are a transmission again, and what that means is for others to judge.
      return Promise.resolve({ acknowledgement, repeated: false });
    },
    receiveFile: never,
    certificate: never,
    transmission: (_, id) => Promise.resolve(acknowledged.get(id)),
    mailbox: (_, after, limit) =>
      Promise.resolve(
        [...items.values()]
          .filter(({ id }) => id > after)
          .slice(0, limit)
          .map(({ bytes, ...item }) => ({ ...item, channel: 'asked', bytes: bytes.length })),
      ),
    mailboxItem: (_, id) => Promise.resolve(items.get(id)),
    acknowledge: (_, id) => Promise.resolve(items.delete(id)),
    ready: () => Promise.resolve(true),
  };
  return {
    service,
    put(replies) {
      for (const bytes of replies) {
        putIn += 1;
        const id = mailboxItemIdOf(putIn);
        items.set(id, { id, transmission: null, storedAt: clock.now(), bytes });
      }
    },
    take() {
      const taken = handedIn;
      handedIn = [];
      return taken;
    },
    waiting: () => ({
      transmissions: handedIn.length,
      bytes: handedIn.reduce((sum, bytes) => sum + bytes.length, 0),
    }),
  };
}
