import type { RecordKind, StoredRecord } from './port.js';

/** A record and its place in the order of first writing. */
interface Slot {
  readonly ordinal: number;
  record: StoredRecord;
}

/** Slots by index value, each bucket in order of first writing; the values sorted when a range asks for them. */
interface IndexTable {
  readonly valueOf: (record: StoredRecord) => string | undefined;
  readonly buckets: Map<string, Slot[]>;
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

function enter(index: IndexTable, value: string, slot: Slot): void {
  const bucket = index.buckets.get(value);
  if (bucket === undefined) {
    index.buckets.set(value, [slot]);
    index.sortedValues = undefined;
  } else {
    const last = bucket[bucket.length - 1];
    if (last === undefined || last.ordinal < slot.ordinal) bucket.push(slot);
    else bucket.splice(placeIn(bucket, slot.ordinal), 0, slot);
  }
}

function leave(index: IndexTable, value: string, slot: Slot): void {
  const bucket = index.buckets.get(value);
  bucket?.splice(placeIn(bucket, slot.ordinal), 1);
}

function valuesBetween(index: IndexTable, from: string, to: string): readonly string[] {
  // The default order of sort() is that of code units, as the port says.
  index.sortedValues ??= [...index.buckets.keys()].sort();
  return index.sortedValues.filter((value) => value >= from && value <= to);
}

const recordOf = (slot: Slot): StoredRecord => slot.record;

/** Makes an empty table. */
export function createTable(kind: RecordKind<never>): Table {
  const slots = new Map<string, Slot>(); // a Map iterates in order of first writing
  const indexes = new Map<string, IndexTable>();
  for (const [name, indexed] of Object.entries(kind.indexes)) {
    // The table is reached by its kind only, so that what is in it is what the kind's functions take.
    const valueOf = indexed as unknown as IndexTable['valueOf'];
    indexes.set(name, { valueOf, buckets: new Map(), sortedValues: undefined });
  }
  const all = [...indexes.values()];
  let written = 0;
  return {
    get: (key) => slots.get(key)?.record,
    find: (index, value) => indexes.get(index)?.buckets.get(value)?.map(recordOf) ?? [],
    range(name, from, to) {
      const index = indexes.get(name);
      const found =
        index && valuesBetween(index, from, to).flatMap((value) => index.buckets.get(value) ?? []);
      return found?.sort((a, b) => a.ordinal - b.ordinal).map(recordOf) ?? [];
    },
    all: () => [...slots.values()].map(recordOf),
    put(key, record) {
      const slot = slots.get(key);
      const before = slot?.record;
      const target = slot ?? { ordinal: (written += 1), record };
      if (slot === undefined) slots.set(key, target);
      target.record = record;
      for (const index of all) {
        const old = before && index.valueOf(before);
        const value = index.valueOf(record);
        if (old === value) continue;
        if (old !== undefined) leave(index, old, target);
        if (value !== undefined) enter(index, value, target);
      }
      return before;
    },
    remove(key) {
      const slot = slots.get(key);
      if (slot === undefined) return;
      slots.delete(key);
      for (const index of all) {
        const value = index.valueOf(slot.record);
        if (value !== undefined) leave(index, value, slot);
      }
    },
  };
}
