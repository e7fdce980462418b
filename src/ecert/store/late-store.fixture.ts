import {
  keyPart,
  type RecordKind,
  type Store,
  type StoredRecord,
  type StoreView,
  type Transaction,
} from './port.js';
import { createMemoryStore } from './memory-store.js';

type AnyKind = RecordKind<never>;
type Read = (view: StoreView) => readonly StoredRecord[];

/** What one run of a body found missing, by what it asked. */
type Missed = Map<string, Read>;

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T; // JSON gives back what JSON took

/**
 * The least obliging store that keeps the port's promises: it cannot read in the middle of a body, runs bodies until
 * nothing is missing, and keeps nothing but JSON. Business logic that is right on it is right on a database.
 */
export function createLateStore(): Store & { readonly runs: () => number } {
  const kept = createMemoryStore();
  let runs = 0;
  let tail: Promise<unknown> = Promise.resolve();

  const runOnce = <R>(body: Transaction<R>, fetched: ReadonlyMap<string, readonly StoredRecord[]>) => {
    const missed: Missed = new Map();
    const writes = new Map<string, { readonly kind: AnyKind; readonly record: StoredRecord }>();
    const ask = (question: string, read: Read): readonly StoredRecord[] => {
      const known = fetched.get(question);
      if (known === undefined) missed.set(question, read);
      return known ?? [];
    };
    const own = (kind: AnyKind): readonly StoredRecord[] =>
      [...writes.values()].filter((write) => write.kind.name === kind.name).map((write) => write.record);
    const keyOf = (kind: AnyKind, record: StoredRecord): string => kind.key(record as never); // of this kind
    const merged = (
      kind: AnyKind,
      before: readonly StoredRecord[],
      belongs: (record: StoredRecord) => boolean,
    ): readonly StoredRecord[] => {
      // A record that a write moved into the list stands where the store has it: the store's own order decides.
      const order = ask(`${keyPart(kind.name)}all`, (view) => view.all(kind)).map((record) =>
        keyOf(kind, record),
      );
      const found = new Map(before.map((record) => [keyOf(kind, record), record]));
      for (const record of own(kind)) {
        if (belongs(record)) found.set(keyOf(kind, record), record);
        else found.delete(keyOf(kind, record));
      }
      const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
      return [...found].sort(([a], [b]) => place(a) - place(b)).map(([, record]) => record);
    };
    const valueIn = (kind: AnyKind, index: string, record: StoredRecord): string | undefined =>
      (kind.indexes as Record<string, (record: StoredRecord) => string | undefined>)[index]?.(record);
    const view = {
      get: (kind: AnyKind, key: string) =>
        writes.get(keyPart(kind.name) + key)?.record ??
        ask(`${keyPart(kind.name)}get ${key}`, (inner) => {
          const record = inner.get(kind, key);
          return record === undefined ? [] : [record];
        })[0],
      find: (kind: AnyKind, index: string, value: string) =>
        merged(
          kind,
          ask(`${keyPart(kind.name)}find ${keyPart(index)}${value}`, (inner) =>
            inner.find(kind, index, value),
          ),
          (record) => valueIn(kind, index, record) === value,
        ),
      range: (kind: AnyKind, index: string, from: string, to: string) =>
        merged(
          kind,
          ask(`${keyPart(kind.name)}range ${keyPart(index)}${keyPart(from)}${to}`, (inner) =>
            inner.range(kind, index, from, to),
          ),
          (record) => {
            const value = valueIn(kind, index, record);
            return value !== undefined && value >= from && value <= to;
          },
        ),
      all: (kind: AnyKind) =>
        merged(
          kind,
          ask(`${keyPart(kind.name)}all`, (inner) => inner.all(kind)),
          () => true,
        ),
      put(kind: AnyKind, record: StoredRecord) {
        writes.set(keyPart(kind.name) + keyOf(kind, record), { kind, record: json(record) });
      },
      insert(kind: AnyKind, record: StoredRecord) {
        if (view.get(kind, keyOf(kind, record)) !== undefined) return false;
        view.put(kind, record);
        return true;
      },
    };
    runs += 1;
    try {
      const result = body(view as unknown as StoreView); // records come back under the kind they were put under
      return { missed, writes, outcome: () => result };
    } catch (thrown) {
      const outcome = (): R => {
        throw thrown;
      };
      return { missed, writes: new Map<string, never>(), outcome };
    }
  };

  const settle = async <R>(body: Transaction<R>): Promise<R> => {
    const fetched = new Map<string, readonly StoredRecord[]>();
    for (;;) {
      const { missed, writes, outcome } = runOnce(body, fetched);
      if (missed.size === 0) {
        kept.transactNow((view) => {
          for (const { kind, record } of writes.values()) view.put(kind, record as never); // of this kind
        });
        return outcome();
      }
      await Promise.resolve();
      for (const [question, read] of missed) fetched.set(question, json(kept.transactNow(read)));
    }
  };

  return {
    runs: () => runs,
    transact(_hints, body) {
      const result = tail.then(() => settle(body));
      tail = result.catch(() => undefined);
      return result;
    },
  };
}
