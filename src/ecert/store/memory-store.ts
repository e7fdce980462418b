import type { RecordKind, StoredRecord, StoreView, SynchronousStore, Transaction } from './port.js';
import { createTable, type Table } from './table.js';

/** Every write of a transaction, and what stood there before: three lists, for there may be thousands of writes. */
interface Undo {
  readonly tables: Table[];
  readonly keys: string[];
  readonly before: (StoredRecord | undefined)[];
}

const nothingWritten = (): Undo => ({ tables: [], keys: [], before: [] });

function rollBack({ tables, keys, before }: Undo): void {
  for (let i = tables.length - 1; i >= 0; i -= 1) {
    const [table, key, record] = [tables[i], keys[i], before[i]];
    if (table === undefined || key === undefined) continue; // i < length
    if (record === undefined) table.remove(key);
    else table.put(key, record);
  }
}

/** A store that lives and dies with the process, empty at first. Records are frozen as they are written. */
export function createMemoryStore(): SynchronousStore {
  const tables = new Map<string, Table>();
  let undo = nothingWritten();
  const tableOf = (kind: RecordKind<never>): Table => {
    const known = tables.get(kind.name);
    if (known !== undefined) return known;
    const made = createTable(kind);
    tables.set(kind.name, made);
    return made;
  };
  const write = (table: Table, key: string, record: StoredRecord): void => {
    undo.tables.push(table);
    undo.keys.push(key);
    undo.before.push(table.put(key, Object.freeze(record)));
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
    undo = nothingWritten();
    try {
      return body(view);
    } catch (thrown) {
      rollBack(undo);
      throw thrown;
    } finally {
      undo = nothingWritten();
    }
  };
  return {
    transactNow,
    // Nothing runs between the two ends of a body: as isolated as can be.
    transact: (_hints, body) =>
      new Promise((resolve) => {
        resolve(transactNow(body));
      }),
  };
}
