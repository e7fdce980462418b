import type Database from 'libsql';
import { bytesToLatin1, ok } from '../../core/index.js';
import type { Hint, StoredRecord } from '../../ecert/index.js';
import { createCommitQueue, type Pending } from '../commit-queue.js';
import type { DurableStore, OpenedStore, Schedule } from '../durable-store.js';
import { entryChanges } from '../entries-of.js';
import { createMemo, readingGround, type StoredRow } from '../ground.js';
import { listName } from '../list-name.js';
import { createOverlay, type Write } from '../overlay.js';
import { runBatch, settle } from '../run-batch.js';
import { sparingGround, type Sparing } from '../sparing-ground.js';
import { StoreUnavailable } from '../store-unavailable.js';
import { rowInserter, type Bound } from './insert-rows.js';
import { openDatabase } from './open-database.js';
import { sqliteFailure } from './sqlite-errors.js';

type Row = readonly [ordinal: number, key: ArrayBuffer, record: string];

const COLUMNS = 'r.ordinal, r.key, r.record';
const FROM_ENTRY = `SELECT ${COLUMNS} FROM entry e JOIN record r ON r.ordinal = e.ordinal WHERE e.list = ?`;

/** The statements of a store, prepared once. */
interface Statements extends Sparing {
  /** Writes what the transactions of a commit came to. */
  write(writes: readonly Write[]): void;
}

/** Keys and index values hold U+0000 to U+00FF only (the port's promise). */
const blob = (text: string): Buffer => Buffer.from(text, 'latin1');

function rowOf([ordinal, key, record]: Row): StoredRow {
  // What lies in a database of ours is what was put there: a record.
  return {
    ordinal,
    key: bytesToLatin1(new Uint8Array(key)),
    record: Object.freeze(JSON.parse(record) as StoredRecord),
  };
}

function prepare(database: Database.Database): Statements {
  const statement = (sql: string): Database.Statement => database.prepare(sql);
  const get = statement(`SELECT ${COLUMNS} FROM record r WHERE r.kind = ? AND r.key = ?`).raw();
  const find = statement(`${FROM_ENTRY} AND e.value = ? ORDER BY r.ordinal`).raw();
  const range = statement(`${FROM_ENTRY} AND e.value BETWEEN ? AND ? ORDER BY r.ordinal`).raw();
  const all = statement(`SELECT ${COLUMNS} FROM record r WHERE r.kind = ? ORDER BY r.ordinal`).raw();
  const after = statement('SELECT key FROM record WHERE kind = ? AND key > ? ORDER BY key LIMIT 1').raw();
  const anything = statement('SELECT 1 FROM entry WHERE list = ? LIMIT 1').raw();
  const newest = statement('SELECT max(ordinal) FROM record').raw();
  const insert = rowInserter(database, 'record (ordinal, kind, key, record)');
  const update = statement('UPDATE record SET record = ? WHERE ordinal = ?');
  const enter = rowInserter(database, 'entry (list, value, ordinal)');
  const leave = statement('DELETE FROM entry WHERE list = ? AND value = ? AND ordinal = ?');
  const rows = (found: unknown): readonly StoredRow[] => (found as readonly Row[]).map(rowOf); // raw rows of COLUMNS
  return {
    read(question) {
      switch (question.op) {
        case 'get':
          return rows(get.all(question.kind, blob(question.key)));
        case 'find':
          return rows(find.all(listName(question.kind, question.index), blob(question.value)));
        case 'range':
          return rows(
            range.all(listName(question.kind, question.index), blob(question.from), blob(question.to)),
          );
        case 'all':
          return rows(all.all(question.kind));
        default:
          return question satisfies never;
      }
    },
    keyAfter(kind, key) {
      const [row] = after.all(kind, blob(key)) as readonly (readonly [ArrayBuffer])[]; // raw rows of one column
      return row && bytesToLatin1(new Uint8Array(row[0]));
    },
    isEmpty: (list) => anything.all(list).length === 0,
    write(writes) {
      // The transaction holds the lock for writing: nobody else takes an ordinal. A row's is the one SQLite would give it.
      const [row] = newest.all() as readonly (readonly [number | null])[]; // one row of one column
      let ordinal = row?.[0] ?? 0;
      const records: Bound[][] = [];
      const entries: Bound[][] = [];
      for (const { kind, key, record, before } of writes) {
        const text = JSON.stringify(record);
        const place = before?.ordinal ?? (ordinal += 1);
        if (before === undefined) records.push([place, kind.name, blob(key), text]);
        else update.run(text, place);
        const { left, entered } = entryChanges(kind, before?.record, record);
        for (const { list, value } of left) leave.run(list, blob(value), place);
        for (const { list, value } of entered) entries.push([list, blob(value), place]);
      }
      insert(records);
      enter(entries);
    },
  };
}

function rollBack(database: Database.Database): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself: after a full disk or a failed write it may.
  }
}

function commitBatch(database: Database.Database, statements: Statements, batch: readonly Pending[]): void {
  try {
    database.exec('BEGIN IMMEDIATE');
    const ground = sparingGround(statements);
    const overlay = createOverlay(readingGround(createMemo(), ground));
    const endings = runBatch(batch, overlay);
    statements.write(overlay.writes());
    database.exec('COMMIT');
    settle(batch, endings);
  } catch (thrown) {
    rollBack(database);
    throw sqliteFailure(thrown);
  }
}

/** A store over a database that is open and up to date; it closes the database. */
export function storeOver(database: Database.Database, schedule: Schedule): DurableStore {
  const statements = prepare(database);
  const queue = createCommitQueue((batch) => {
    commitBatch(database, statements, batch);
  }, schedule);
  return {
    transact: (hints: readonly Hint[], body) => queue.transact(hints, body),
    async close() {
      await queue.close(new StoreUnavailable('unreachable', 'the store is closed'));
      try {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // Where there is no room for it, the log stays beside the database: the next start reads both.
      }
      database.close();
    },
  };
}

/**
 * Opens a store in one SQLite file (WAL, every commit synced to the disk), made when there is none. Transactions that
 * come in the same turn of the event loop share one commit. Its owner is one process; others may look in and write,
 * for short: every transaction reads afresh.
 */
export function openSqliteStore(path: string, schedule: Schedule): OpenedStore {
  const opened = openDatabase(path);
  return opened.ok ? ok(storeOver(opened.value, schedule)) : opened;
}
