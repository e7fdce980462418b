import type { RecordKind, StoredRecord } from './port.js';

/** A record and its place in the order of first writing. */
interface Slot {
  readonly ordinal: number;
  record: StoredRecord;
}

/**
 * Slots by index value, each bucket in order of first writing; the values sorted when a range asks for them. Undefined
 * until something is first looked up in the index: many a register is written and never searched.
 */
interface IndexTable {
  readonly valueOf: (record: StoredRecord) => string | undefined;
  buckets: Map<string, Slot[]> | undefined;
  sortedValues: readonly string[] | undefined;
}

/** The records of one kind in memory. */
export interface Table {
  get(key: string): StoredRecord | undefined;
  find(index: string, value: string): readonly StoredRecord[];
  range(index: string, from: string, to: string): readonly StoredRecord[];
  all(): readonly StoredRecord[];
  /** Writes a record and gives the one it replaced. */
  put(key: string, record: StoredRecord): StoredRecord | undefined;
  /** Takes a record out again, as if it had never been put. */
  remove(key: string): void;
}

/** Where a slot with this ordinal stands in a bucket, or would stand. */
function placeIn(bucket: readonly Slot[], ordinal: number): number {
  let low = 0;
  let high = bucket.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bucket[middle]?.ordinal ?? 0) < ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Buckets = Map<string, Slot[]>;

function enter(index: IndexTable, buckets: Buckets, value: string, slot: Slot): void {
  const bucket = buckets.get(value);
  if (bucket === undefined) {
    buckets.set(value, [slot]);
    index.sortedValues = undefined;
  } else {
    const last = bucket[bucket.length - 1];
    if (last === undefined || last.ordinal < slot.ordinal) bucket.push(slot);
    else bucket.splice(placeIn(bucket, slot.ordinal), 0, slot);
  }
}

function leave(buckets: Buckets, value: string, slot: Slot): void {
  const bucket = buckets.get(value);
  bucket?.splice(placeIn(bucket, slot.ordinal), 1);
}

/** The buckets of an index, filled with what is there when they are first asked for, and kept up from then on. */
function bucketsOf(index: IndexTable, slots: Iterable<Slot>): Buckets {
  if (index.buckets !== undefined) return index.buckets;
  const buckets: Buckets = new Map();
  index.buckets = buckets;
  for (const slot of slots) {
    const value = index.valueOf(slot.record);
    if (value !== undefined) enter(index, buckets, value, slot);
  }
  return buckets;
}

/** Brings an index up to a slot that has a new record. */
function moveIn(index: IndexTable, before: StoredRecord | undefined, slot: Slot): void {
  const { buckets, valueOf } = index;
  if (buckets === undefined) return;
  const old = before && valueOf(before);
  const value = valueOf(slot.record);
  if (old === value) return;
  if (old !== undefined) leave(buckets, old, slot);
  if (value !== undefined) enter(index, buckets, value, slot);
}

function valuesBetween(index: IndexTable, buckets: Buckets, from: string, to: string): readonly string[] {
  // The default order of sort() is that of code units, as the port says.
  index.sortedValues ??= [...buckets.keys()].sort();
  return index.sortedValues.filter((value) => value >= from && value <= to);
}

const NONE: readonly StoredRecord[] = Object.freeze([]);

const recordOf = (slot: Slot): StoredRecord => slot.record;

type Slots = Map<string, Slot>;

function indexesOf(kind: RecordKind<never>): ReadonlyMap<string, IndexTable> {
  const indexes = new Map<string, IndexTable>();
  for (const [name, indexed] of Object.entries(kind.indexes)) {
    // The table is reached by its kind only, so that what is in it is what the kind's functions take.
    const valueOf = indexed as unknown as IndexTable['valueOf'];
    indexes.set(name, { valueOf, buckets: undefined, sortedValues: undefined });
  }
  return indexes;
}

/** A table that is searched: each record in a slot, by key in order of first writing, and by indexes. */
function searchedTable(kind: RecordKind<never>, records: ReadonlyMap<string, StoredRecord>): Table {
  const slots: Slots = new Map(); // a Map iterates in order of first writing
  for (const [key, record] of records) slots.set(key, { ordinal: slots.size + 1, record });
  const indexes = indexesOf(kind);
  const all = [...indexes.values()];
  let written = slots.size;
  return {
    get: (key) => slots.get(key)?.record,
    find(name, value) {
      const index = indexes.get(name);
      return (index && bucketsOf(index, slots.values()).get(value)?.map(recordOf)) ?? NONE;
    },
    range(name, from, to) {
      const index = indexes.get(name);
      if (index === undefined) return NONE;
      const buckets = bucketsOf(index, slots.values());
      const found = valuesBetween(index, buckets, from, to).flatMap((value) => buckets.get(value) ?? []);
      return found.sort((a, b) => a.ordinal - b.ordinal).map(recordOf);
    },
    all: () => [...slots.values()].map(recordOf),
    put(key, record) {
      const slot = slots.get(key);
      const before = slot?.record;
      const target = slot ?? { ordinal: (written += 1), record };
      if (slot === undefined) slots.set(key, target);
      target.record = record;
      for (const index of all) moveIn(index, before, target);
      return before;
    },
    remove(key) {
      const slot = slots.get(key);
      if (slot === undefined) return;
      slots.delete(key);
      for (const index of all) {
        const value = index.buckets && index.valueOf(slot.record);
        if (index.buckets !== undefined && value !== undefined) leave(index.buckets, value, slot);
      }
    },
  };
}

/** Makes an empty table. Until it is first searched it is nothing but records: many a register is written, and no more. */
export function createTable(kind: RecordKind<never>): Table {
  const records = new Map<string, StoredRecord>(); // iterates in order of first writing
  let searched: Table | undefined;
  const search = (): Table => {
    searched ??= searchedTable(kind, records);
    records.clear();
    return searched;
  };
  const isEmpty = (): boolean => searched === undefined && records.size === 0;
  // The key that was looked up in vain last, the very text: most often it is put next, and need not be looked up again.
  let absent: string | undefined;
  return {
    get(key) {
      if (searched !== undefined) return searched.get(key);
      if (key === absent) return undefined;
      const record = records.get(key);
      absent = record === undefined ? key : undefined;
      return record;
    },
    find: (index, value) => (isEmpty() ? NONE : search().find(index, value)),
    range: (index, from, to) => (isEmpty() ? NONE : search().range(index, from, to)),
    all: () => searched?.all() ?? [...records.values()],
    put(key, record) {
      if (searched !== undefined) return searched.put(key, record);
      const before = key === absent ? undefined : records.get(key);
      absent = undefined;
      records.set(key, record);
      return before;
    },
    remove(key) {
      if (searched !== undefined) searched.remove(key);
      else records.delete(key);
    },
  };
}
