/** What a record may hold: JSON, so that every store can write it down. `undefined` has no place in it; leave it out. */
export type StoredRecord = object;

/**
 * A kind of record: what names one, and by which values it is found again. Keys and index values may hold any
 * character from U+0000 to U+00FF, for senders call themselves what they like. Both must follow from the record alone.
 */
export interface RecordKind<T extends StoredRecord, Index extends string = string> {
  /** Names the kind in every store: a table, a prefix. Never changed once data exist under it. */
  readonly name: string;
  key(this: void, record: T): string;
  /** Index name to the record's value under it; a record without one is not in that index. */
  readonly indexes: Readonly<Record<Index, (this: void, record: T) => string | undefined>>;
}

/**
 * The records of a store as one transaction sees them: what was there before it, and what it has written itself.
 * Lists are always in order of first writing, whatever was put later. Records are not to be changed: put another.
 */
export interface StoreView {
  get<T extends StoredRecord>(kind: RecordKind<T>, key: string): T | undefined;
  /** Records whose index value is exactly this one. */
  find<T extends StoredRecord, I extends string>(
    kind: RecordKind<T, I>,
    index: I,
    value: string,
  ): readonly T[];
  /** Records whose index value lies from `from` to `to`, both included, compared by code units. */
  range<T extends StoredRecord, I extends string>(
    kind: RecordKind<T, I>,
    index: I,
    from: string,
    to: string,
  ): readonly T[];
  /** Every record of a kind: for reports over everything, never for single messages. */
  all<T extends StoredRecord>(kind: RecordKind<T>): readonly T[];
  /** Writes a record; one with the same key gives way to it and leaves it its place in the order. */
  put<T extends StoredRecord>(kind: RecordKind<T>, record: T): void;
  /** Writes a record unless its key is taken; whether it was written. */
  insert<T extends StoredRecord>(kind: RecordKind<T>, record: T): boolean;
}

/** What a transaction will surely read. A store that has to fetch may fetch it first; others do not look. */
export type Hint =
  | { readonly kind: RecordKind<never>; readonly key: string }
  | { readonly kind: RecordKind<never>; readonly index: string; readonly value: string };

/** Something to do with the records of a store. Pure over the view: run twice on the same records it does the same. */
export type Transaction<R> = (view: StoreView) => R;

/**
 * Where everything is kept that the reference remembers.
 *
 * A transaction is atomic (what throws leaves nothing behind), isolated (as if one ran after the other) and durable
 * once its promise resolves. Its body may run more than once, and all runs but the last are forgotten with whatever
 * they threw: a store that cannot read in the middle of a body takes what the body misses for absent, notes it,
 * fetches it, and runs the body again until nothing is missing.
 */
export interface Store {
  transact<R>(hints: readonly Hint[], body: Transaction<R>): Promise<R>;
}

/** A store that answers at once, for callers that play on a virtual clock. */
export interface SynchronousStore extends Store {
  /** The same as `transact`, now. */
  transactNow<R>(body: Transaction<R>): R;
}

/**
 * One part of a composed key or index value. It says how long it is, so that no two lists of parts ever give the same
 * text, whatever characters they hold; cheaper than JSON.
 */
export function keyPart(part: string): string {
  return `${part.length}:${part}`;
}
