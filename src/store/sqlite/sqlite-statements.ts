import type Database from 'libsql';
import { bytesToLatin1 } from '../../core/index.js';
import type { StoredRecord } from '../../ecert/index.js';
import { entryChanges, type EntryChange } from '../entries-of.js';
import type { Ground, StoredRow } from '../ground.js';
import { listName } from '../list-name.js';
import type { Write } from '../overlay.js';
import type { Sparing } from '../sparing-ground.js';
import { rowInserter, type Bound } from './insert-rows.js';

/** The statements of a store, prepared once. All but `version` are for the inside of a transaction. */
export interface Statements extends Sparing {
  /** Another number than before tells that another connection has committed something. */
  version(): number;
  /** The highest ordinal that a record in its place has; 0 where there is none. */
  lastOrdinal(): number;
  /** Puts writes into their places. */
  place(writes: readonly Write[]): void;
  /** Appends the writes of a commit, as `appendedText` has them, into a slot, from 1, after all before it. */
  append(slot: number, text: string): void;
  /** Puts whatever is appended into its place. */
  placeAppended(): void;
  /** Takes out what is appended: it is in its place. */
  clearAppended(): void;
}

type Row = readonly [ordinal: number, key: ArrayBuffer, record: string];

const COLUMNS = 'r.ordinal, r.key, r.record';
const FROM_ENTRY = `SELECT ${COLUMNS} FROM entry e JOIN record r ON r.ordinal = e.ordinal WHERE e.list = ?`;

/** Slots of this round are in use. */
const ROUND = 'SELECT round FROM appended WHERE slot = 0';

/** Keys and index values hold U+0000 to U+00FF only (the port's promise). */
const blob = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Texts that are the same bytes in Latin-1 and in UTF-8, and end where they end. */
const ASCII = /^[\x01-\x7f]*$/;

/** The same for `CAST(? AS BLOB)`, where a text costs less than a buffer (measured). */
const castBlob = (text: string): Bound => (ASCII.test(text) ? text : blob(text));

function storedRow(ordinal: number, key: string, record: string): StoredRow {
  // What lies in a database of ours is what was put there: a record.
  return { ordinal, key, record: Object.freeze(JSON.parse(record) as StoredRecord) };
}

const rowOf = ([ordinal, key, record]: Row): StoredRow =>
  storedRow(ordinal, bytesToLatin1(new Uint8Array(key)), record);

/** Records as JSON that was appended, until they are placed: none is written out twice. */
const texts = new WeakMap<StoredRecord, string>();

/** A write as it is appended: JSON. Lists and values by turns. */
type AppendedWrite = readonly [
  ordinal: number,
  kind: string,
  key: string,
  left: readonly string[],
  entered: readonly string[],
  record: StoredRecord,
];

const inTurns = (changes: readonly EntryChange[]): readonly string[] =>
  changes.flatMap(({ list, value }) => [list, value]);

/** The writes of a commit as one text. */
export function appendedText(writes: readonly Write[]): string {
  const parts = writes.map(({ kind, key, ordinal, record, before }) => {
    const { left, entered } = entryChanges(kind, before, record);
    const text = JSON.stringify(record);
    texts.set(record, text);
    const about = JSON.stringify([ordinal, kind.name, key, inTurns(left), inTurns(entered)]);
    return `${about.slice(0, -1)},${text}]`;
  });
  return `[${parts.join(',')}]`;
}

/** The first row that a statement gives. `get` costs a third of `all`; of raw rows it gives nothing but the row. */
function firstOf(database: Database.Database, sql: string): (...given: readonly Bound[]) => unknown {
  const statement = database.prepare(sql).raw();
  return (...given) => statement.get(given);
}

const NOTHING: readonly StoredRow[] = [];

function reading(database: Database.Database): Ground {
  const statement = (sql: string): Database.Statement => database.prepare(sql).raw();
  const get = firstOf(database, 'SELECT ordinal, record FROM record WHERE kind = ? AND key = ?');
  const isThere = firstOf(database, 'SELECT 1 FROM entry WHERE list = ? AND value = ? LIMIT 1');
  const find = statement(`${FROM_ENTRY} AND e.value = ? ORDER BY r.ordinal`);
  const range = statement(`${FROM_ENTRY} AND e.value BETWEEN ? AND ? ORDER BY r.ordinal`);
  const all = statement(`SELECT ${COLUMNS} FROM record r WHERE r.kind = ? ORDER BY r.ordinal`);
  const rows = (found: unknown): readonly StoredRow[] => (found as readonly Row[]).map(rowOf); // raw rows of COLUMNS
  return (question) => {
    switch (question.op) {
      case 'get': {
        const row = get(question.kind, blob(question.key)) as readonly [number, string] | undefined; // as selected
        return row === undefined ? NOTHING : [storedRow(row[0], question.key, row[1])];
      }
      case 'find': {
        const list = listName(question.kind, question.index);
        const value = blob(question.value);
        // Hardly ever is anything found: is a reference used, does an entry wait for a certificate?
        return isThere(list, value) === undefined ? NOTHING : rows(find.all([list, value]));
      }
      case 'range':
        return rows(
          range.all([listName(question.kind, question.index), blob(question.from), blob(question.to)]),
        );
      case 'all':
        return rows(all.all([question.kind]));
      default:
        return question satisfies never;
    }
  };
}

type Leaving = (list: string, value: string, ordinal: number) => void;

function placing(
  database: Database.Database,
  enter: (values: readonly Bound[]) => void,
  leave: Leaving,
): Statements['place'] {
  const insert = rowInserter(database, 'record (ordinal, kind, key, record)', '(?, ?, CAST(? AS BLOB), ?)');
  const update = database.prepare('UPDATE record SET record = ? WHERE ordinal = ?');
  return (writes) => {
    const records: Bound[] = [];
    const entries: Bound[] = [];
    for (const { kind, key, ordinal, record, before } of writes) {
      const text = texts.get(record) ?? JSON.stringify(record);
      if (before === undefined) records.push(ordinal, kind.name, castBlob(key), text);
      else update.run([text, ordinal]);
      const { left, entered } = entryChanges(kind, before, record);
      for (const { list, value } of left) leave(list, value, ordinal);
      for (const { list, value } of entered) entries.push(list, castBlob(value), ordinal);
    }
    insert(records);
    enter(entries);
  };
}

/** Puts one appended write into its place, after all that were appended before it. */
function placingAppended(
  database: Database.Database,
  enter: (values: readonly Bound[]) => void,
  leave: Leaving,
): (write: AppendedWrite) => void {
  const put = database.prepare(
    'INSERT INTO record (ordinal, kind, key, record) VALUES (?, ?, ?, ?) ON CONFLICT (ordinal) DO UPDATE SET record = excluded.record',
  );
  const byTwo = (parts: readonly string[], each: (list: string, value: string) => void): void => {
    for (let i = 0; i < parts.length; i += 2) each(parts[i] ?? '', parts[i + 1] ?? '');
  };
  return ([ordinal, kind, key, left, entered, record]) => {
    put.run([ordinal, kind, blob(key), JSON.stringify(record)]);
    byTwo(left, (list, value) => {
      leave(list, value, ordinal);
    });
    byTwo(entered, (list, value) => {
      enter([list, blob(value), ordinal]);
    });
  };
}

/** Prepares the statements of a store over a database that is up to date. */
export function prepareStatements(database: Database.Database): Statements {
  const number = (sql: string): (() => number) => {
    const first = firstOf(database, sql);
    return () => (first() as readonly [number | null])[0] ?? 0; // one row of one column
  };
  const after = firstOf(database, 'SELECT key FROM record WHERE kind = ? AND key > ? ORDER BY key LIMIT 1');
  const anything = firstOf(database, 'SELECT 1 FROM entry WHERE list = ? LIMIT 1');
  const enter = rowInserter(database, 'entry (list, value, ordinal)', '(?, CAST(? AS BLOB), ?)');
  const leaving = database.prepare('DELETE FROM entry WHERE list = ? AND value = ? AND ordinal = ?');
  const leave: Leaving = (list, value, ordinal) => void leaving.run([list, blob(value), ordinal]);
  const append = database.prepare(
    `INSERT OR REPLACE INTO appended (slot, round, writes) VALUES (?, (${ROUND}), ?)`,
  );
  const appended = database
    .prepare(`SELECT writes FROM appended WHERE slot > 0 AND round = (${ROUND}) ORDER BY slot`)
    .raw();
  const clear = database.prepare('UPDATE appended SET round = round + 1 WHERE slot = 0');
  const placeOne = placingAppended(database, enter, leave);
  const clearAppended = (): void => void clear.run([]);
  return {
    read: reading(database),
    keyAfter(kind, key) {
      const row = after(kind, blob(key)) as readonly [Buffer] | undefined; // as selected
      return row?.[0].toString('latin1');
    },
    isEmpty: (list) => anything(list) === undefined,
    version: number('PRAGMA data_version'),
    lastOrdinal: number('SELECT max(ordinal) FROM record'),
    place: placing(database, enter, leave),
    append: (slot, text) => void append.run([slot, text]),
    placeAppended() {
      const rows = appended.all() as readonly (readonly [string])[]; // raw rows of one column
      for (const [text] of rows) for (const write of JSON.parse(text) as AppendedWrite[]) placeOne(write); // `appendedText`
      if (rows.length > 0) clearAppended();
    },
    clearAppended,
  };
}
