/** Inserts the rows of one database into a new one, in one transaction per so many certificates: the bare rate. */
import Database from 'libsql';
import { openDatabase } from '../../src/store/sqlite/open-database.js';

/** Certificates per second at which SQLite takes the very rows that the reference left behind, prepared and in memory. */
export function bareRate(from: string, to: string, interchanges: number, certificates: number): number {
  const source = new Database(from);
  const records = source
    .prepare('SELECT ordinal, kind, key, record FROM record ORDER BY ordinal')
    .raw()
    .all();
  const entries = source.prepare('SELECT list, value, ordinal FROM entry ORDER BY ordinal').raw().all();
  source.close();
  const bound = (row: readonly unknown[]): readonly unknown[] =>
    row.map((value) => (value instanceof ArrayBuffer ? Buffer.from(value) : value));
  const recordRows = (records as readonly (readonly unknown[])[]).map(bound);
  const entryRows = (entries as readonly (readonly unknown[])[]).map(bound);

  const opened = openDatabase(to);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const database = opened.value;
  const insertRecord = database.prepare(
    'INSERT INTO record (ordinal, kind, key, record) VALUES (?, ?, ?, ?)',
  );
  const insertEntry = database.prepare('INSERT INTO entry (list, value, ordinal) VALUES (?, ?, ?)');
  const startedAt = performance.now();
  const [recordsEach, entriesEach] = [recordRows.length / interchanges, entryRows.length / interchanges];
  for (let i = 0; i < interchanges; i += 1) {
    database.exec('BEGIN IMMEDIATE');
    for (const row of recordRows.slice(Math.round(i * recordsEach), Math.round((i + 1) * recordsEach)))
      insertRecord.run(row);
    for (const row of entryRows.slice(Math.round(i * entriesEach), Math.round((i + 1) * entriesEach)))
      insertEntry.run(row);
    database.exec('COMMIT');
  }
  const seconds = (performance.now() - startedAt) / 1000;
  database.close();
  return certificates / seconds;
}
