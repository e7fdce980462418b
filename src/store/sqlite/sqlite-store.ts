import type Database from 'libsql';
import { ok } from '../../core/index.js';
import type { Hint } from '../../ecert/index.js';
import { createCommitQueue, type Pending } from '../commit-queue.js';
import type { DurableStore, OpenedStore, Schedule } from '../durable-store.js';
import { createMemo, readingGround, type Ground } from '../ground.js';
import { createOverlay, type Overlay } from '../overlay.js';
import { runBatch, settle } from '../run-batch.js';
import { sparingGround } from '../sparing-ground.js';
import { StoreUnavailable } from '../store-unavailable.js';
import { openDatabase } from './open-database.js';
import { sqliteFailure } from './sqlite-errors.js';
import { appendedText, prepareStatements, type Statements } from './sqlite-statements.js';

/**
 * Writes of a commit above which it is put into its places at once: where there are many, they share pages among
 * themselves (measured).
 */
const WRITES_APPENDED_MAX = 64;
/** What is appended is put into its places when it is this many commits, or this many characters. */
const COMMITS_APPENDED_MAX = 64;
const CHARACTERS_APPENDED_MAX = 500_000;

/** What was committed and is not in its place: in the table `appended`, and here. */
interface Recent {
  /** Holds for as long as the database has this version. */
  readonly version: number;
  readonly overlay: Overlay;
  /** Forgets what was read for one commit; what holds for longer, the ground knows. */
  readonly forget: () => void;
  readonly commits: number;
  readonly characters: number;
}

function nothingRecent(statements: Statements): Recent {
  let memo = createMemo();
  const read: Ground = (question) => readingGround(memo, statements.read)(question);
  return {
    version: statements.version(),
    overlay: createOverlay(sparingGround({ ...statements, read }), statements.lastOrdinal() + 1),
    forget: () => (memo = createMemo()),
    commits: 0,
    characters: 0,
  };
}

function rollBack(database: Database.Database): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself: after a full disk or a failed write it may.
  }
}

/** Commits batches to a database. */
interface Committer {
  commit(batch: readonly Pending[]): void;
  /** Puts whatever is appended into its place. */
  placeAll(): void;
}

function createCommitter(database: Database.Database, statements: Statements): Committer {
  let known: Recent | undefined;
  /** What is recent; when another connection has committed something, nothing is: all that was is put into its place. */
  const current = (): Recent => {
    if (known?.version === statements.version()) return known;
    statements.placeAppended();
    return nothingRecent(statements);
  };
  /** Writes the latest, and gives what is recent from then on; undefined: nothing that is known here. */
  const write = (recent: Recent): Recent | undefined => {
    const count = recent.overlay.latestCount();
    if (count === 0) return recent;
    if (count <= WRITES_APPENDED_MAX) {
      const text = appendedText(recent.overlay.latest());
      const commits = recent.commits + 1;
      const characters = recent.characters + text.length;
      if (commits <= COMMITS_APPENDED_MAX && characters <= CHARACTERS_APPENDED_MAX) {
        statements.append(commits, text);
        return { ...recent, commits, characters };
      }
    }
    statements.place(recent.overlay.writes());
    if (recent.commits > 0) statements.clearAppended();
    return undefined;
  };
  const inTransaction = <R>(body: () => R): R => {
    try {
      database.exec('BEGIN IMMEDIATE');
      const result = body();
      database.exec('COMMIT');
      return result;
    } catch (thrown) {
      rollBack(database);
      known?.overlay.undo();
      throw sqliteFailure(thrown);
    }
  };
  return {
    commit(batch) {
      const { endings, next } = inTransaction(() => {
        const recent = current();
        recent.forget();
        const endings = runBatch(batch, recent.overlay);
        return { endings, next: write(recent) };
      });
      next?.overlay.keep();
      known = next;
      settle(batch, endings);
    },
    placeAll() {
      inTransaction(() => {
        statements.placeAppended();
      });
      known = undefined;
    },
  };
}

/** A store over a database that is open and up to date; it closes the database. */
export function storeOver(database: Database.Database, schedule: Schedule): DurableStore {
  const committer = createCommitter(database, prepareStatements(database));
  const queue = createCommitQueue((batch) => {
    committer.commit(batch);
  }, schedule);
  return {
    transact: (hints: readonly Hint[], body) => queue.transact(hints, body),
    async close() {
      await queue.close(new StoreUnavailable('unreachable', 'the store is closed'));
      try {
        committer.placeAll();
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // Where there is no room for it, all stays where it is: the next start reads what is appended, and the log.
      }
      database.close();
    },
  };
}

/**
 * Opens a store in one SQLite file (WAL, every commit synced to the disk), made when there is none. Transactions that
 * come in the same turn of the event loop share one commit. Its owner is one process; others may look in and write,
 * for short: what it remembers of the file holds until another commits to it.
 */
export function openSqliteStore(path: string, schedule: Schedule): OpenedStore {
  const opened = openDatabase(path);
  return opened.ok ? ok(storeOver(opened.value, schedule)) : opened;
}
