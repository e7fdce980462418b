import type { RecordKind, StoredRecord, StoreView, SynchronousStore, Transaction } from './port.js';
import { createTable, type Table } from './table.js';

/** One write, and what stood there before. */
interface Undo {
  readonly table: Table;
  readonly key: string;
  readonly before: StoredRecord | undefined;
}

function rollBack(undone: readonly Undo[]): void {
  for (const { table, key, before } of undone.toReversed()) {
    if (before === undefined) table.remove(key);
    else table.put(key, before);
  }
}

/** A store that lives and dies with the process, empty at first. Records are frozen as they are written. */
export function createMemoryStore(): SynchronousStore {
  const tables = new Map<string, Table>();
  let undo: Undo[] = [];
  const tableOf = (kind: RecordKind<never>): Table => {
    const known = tables.get(kind.name);
    if (known !== undefined) return known;
    const made = createTable(kind);
    tables.set(kind.name, made);
    return made;
  };
  const write = (table: Table, key: string, record: StoredRecord): void => {
    undo.push({ table, key, before: table.put(key, Object.freeze(record)) });
  };
  // What a table gives is what was put under the same kind.
  const view: StoreView = {
    get: <T extends StoredRecord>(kind: RecordKind<T>, key: string) =>
      tableOf(kind).get(key) as T | undefined,
    find: <T extends StoredRecord>(kind: RecordKind<T>, index: string, value: string) =>
      tableOf(kind).find(index, value) as readonly T[],
    range: <T extends StoredRecord>(kind: RecordKind<T>, index: string, from: string, to: string) =>
      tableOf(kind).range(index, from, to) as readonly T[],
    all: <T extends StoredRecord>(kind: RecordKind<T>) => tableOf(kind).all() as readonly T[],
    put(kind, record) {
      write(tableOf(kind), kind.key(record), record);
    },
    insert(kind, record) {
      const table = tableOf(kind);
      const key = kind.key(record);
      if (table.get(key) !== undefined) return false;
      write(table, key, record);
      return true;
    },
  };
  const transactNow = <R>(body: Transaction<R>): R => {
    undo = [];
    try {
      return body(view);
    } catch (thrown) {
      rollBack(undo);
      throw thrown;
    } finally {
      undo = [];
    }
  };
  return {
    transactNow,
    // Nothing runs between the two ends of a body: as isolated as can be.
    transact: (_hints, body) => new Promise((resolve) => resolve(transactNow(body))),
  };
}
