import type { Clock, Instant } from '../../core/index.js';
import type { RecordKind, Store } from '../../ecert/index.js';
import { keyText, matchesHash, newKey, parseKey, secretHash, type Entropy } from './key-text.js';

/** A key on file. Its secret is not. */
interface StoredKey {
  readonly id: string;
  readonly participant: string;
  /** SHA-256 of the secret, in hexadecimal. */
  readonly hash: string;
  readonly label: string;
  readonly createdAt: Instant;
  readonly revokedAt?: Instant;
}

/** What may be told about a key. */
export type KeyFacts = Omit<StoredKey, 'hash'>;

/** In the place of a participant's id, and longer than one can be (UNB 0004, an..35): whoever runs the service. */
export const OPERATOR = 'whoever runs the service, no participant';

/** The keys of all participants, and of whoever runs the service. */
export interface KeyRing {
  /** Makes a key and gives its text: it is not kept, and never shown again. */
  add(participant: string, label: string): Promise<string>;
  /** Every key, in order of making. */
  list(): Promise<readonly KeyFacts[]>;
  /** Makes a key useless at once; false when there is no such key in use. */
  revoke(id: string): Promise<boolean>;
  /** Whose key it is; undefined when it is nobody's, or revoked. */
  participantOf(text: string): Promise<string | undefined>;
}

const KEYS: RecordKind<StoredKey> = { name: 'serve-key', key: (key) => key.id, indexes: {} };

/** Compared with when no key has the id that was given, so that the answer takes as long as for one that is on file. */
const NOBODYS_HASH = secretHash('');

/** How long a key that was read is believed without looking again (`assumed`): a revoked one is refused after it. */
const KEY_BELIEVED_MS = 1000;

/** A key as it was when it was read. */
interface Read {
  readonly key: StoredKey | undefined;
  readonly at: Instant;
}

/** Reads keys, each at most once a second: every request brings one. */
function keyReader(store: Store, steady: Clock): (id: string) => Promise<StoredKey | undefined> {
  const believed = new Map<string, Read>();
  return async (id) => {
    const before = believed.get(id);
    const now = steady.now();
    if (before !== undefined && now - before.at < KEY_BELIEVED_MS) return before.key;
    const key = await store.transact([{ kind: KEYS, key: id }], (view) => view.get(KEYS, id));
    // Only keys on file are remembered: whoever makes ids up must not fill the memory.
    if (key === undefined) believed.delete(id);
    else believed.set(id, { key, at: now });
    return key;
  };
}

/** The keys that lie in a store. `steady` always moves on; `clock` says when keys were made and revoked. */
export function createKeyRing(store: Store, clock: Clock, steady: Clock, entropy: Entropy): KeyRing {
  const read = keyReader(store, steady);
  const hintOf = (id: string): { readonly kind: typeof KEYS; readonly key: string } => ({
    kind: KEYS,
    key: id,
  });
  return {
    async add(participant, label) {
      const key = newKey(entropy); // outside of the transaction: that may run twice, and must do the same
      const record: StoredKey = {
        ...{ id: key.id, participant, hash: secretHash(key.secret), label, createdAt: clock.now() },
      };
      const added = await store.transact([hintOf(key.id)], (view) => view.insert(KEYS, record));
      if (!added) throw new Error(`a key with the id ${key.id} is on file`);
      return keyText(key);
    },
    list: () =>
      store.transact([], (view) =>
        view.all(KEYS).map(({ id, participant, label, createdAt, revokedAt }) => {
          return { id, participant, label, createdAt, ...(revokedAt === undefined ? {} : { revokedAt }) };
        }),
      ),
    revoke(id) {
      const revokedAt = clock.now();
      return store.transact([hintOf(id)], (view) => {
        const key = view.get(KEYS, id);
        if (key === undefined || key.revokedAt !== undefined) return false;
        view.put(KEYS, { ...key, revokedAt });
        return true;
      });
    },
    async participantOf(text) {
      const key = parseKey(text);
      if (key === undefined) return undefined;
      const stored = await read(key.id);
      const matches = matchesHash(key.secret, stored?.hash ?? NOBODYS_HASH);
      return matches && stored !== undefined && stored.revokedAt === undefined
        ? stored.participant
        : undefined;
    },
  };
}
