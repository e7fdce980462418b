import type Database from 'libsql';
import { err, lazyPackage, ok, type Result } from '../../core/index.js';
import type { StoreOpenError } from '../durable-store.js';
import { SQLITE_APPLICATION_ID, SQLITE_STEPS, SQLITE_VERSION } from './sqlite-layout.js';

/** How long to wait for another process (`ecert serve keys`) that is writing (`assumed`). */
const BUSY_TIMEOUT_MS = 5000;

const libsql = lazyPackage<typeof Database>('libsql');

function pragma(database: Database.Database, name: string): number {
  const [row] = database.prepare(`PRAGMA ${name}`).raw().all() as readonly (readonly [number])[]; // one row of one column
  return row?.[0] ?? 0;
}

function refusal(
  kind: StoreOpenError['kind'],
  words: Omit<StoreOpenError, 'kind'>,
): Result<never, StoreOpenError> {
  return err({ kind, ...words });
}

function isEmpty(database: Database.Database): boolean {
  return database.prepare('SELECT name FROM sqlite_schema LIMIT 1').all().length === 0;
}

/** Brings the layout up to this program's version, step by step, in one transaction. */
function migrate(database: Database.Database, from: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const step of SQLITE_STEPS.slice(from)) database.exec(step);
    database.exec(`PRAGMA user_version = ${SQLITE_VERSION}`);
    database.exec(`PRAGMA application_id = ${SQLITE_APPLICATION_ID}`);
    database.exec('COMMIT');
  } catch (thrown) {
    database.exec('ROLLBACK');
    throw thrown;
  }
}

function checkLayout(database: Database.Database, path: string): Result<Database.Database, StoreOpenError> {
  const version = pragma(database, 'user_version');
  const ours = pragma(database, 'application_id') === SQLITE_APPLICATION_ID;
  if (!ours && !isEmpty(database)) {
    return refusal('foreign', {
      what: `${path} is a database of another program`,
      expected: 'a database of ecert serve, or a path where there is no file yet',
      actual: `application id ${pragma(database, 'application_id')}`,
      hint: 'give another path',
    });
  }
  if (version > SQLITE_VERSION) {
    return refusal('newer', {
      what: `${path} was written by a newer version of ecert`,
      expected: `layout ${SQLITE_VERSION} or older`,
      actual: `layout ${version}`,
      hint: 'install the version that wrote it, or a later one; nothing was changed',
    });
  }
  if (version < SQLITE_VERSION) migrate(database, version);
  return ok(database);
}

/** Opens a database, makes it durable (WAL, every commit synced), and brings its layout up to date. */
export function openDatabase(path: string): Result<Database.Database, StoreOpenError> {
  let database: Database.Database | undefined;
  try {
    const Libsql = libsql();
    database = new Libsql(path);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    const checked = checkLayout(database, path);
    if (!checked.ok) {
      database.close();
      return checked;
    }
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    // A database that cannot be written is found out now, not at the first transmission.
    database.exec('BEGIN IMMEDIATE');
    database.exec(`PRAGMA user_version = ${SQLITE_VERSION}`);
    database.exec('COMMIT');
    return checked;
  } catch (thrown) {
    if (database?.open === true) database.close();
    return refusal('unusable', {
      what: `${path} cannot be used as a database`,
      expected: 'a file, or a place for one, that can be read and written, with room for it',
      actual: thrown instanceof Error ? thrown.message : String(thrown),
      hint: 'check that the folder exists, who owns it, and that the disk is neither full nor mounted read-only',
    });
  }
}
