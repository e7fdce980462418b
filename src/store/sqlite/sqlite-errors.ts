import { StoreUnavailable, type UnavailableReason } from '../store-unavailable.js';

/** Beginnings of SQLite's result codes (sqlite.org/rescode.html), and what they mean to whoever wanted to write. */
const REASONS: readonly (readonly [string, UnavailableReason])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_IOERR', 'broken'],
  ['SQLITE_CORRUPT', 'broken'],
  ['SQLITE_CANTOPEN', 'broken'],
];

/** The result code of an error that SQLite gave. */
export function sqliteCode(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What the caller of a transaction is told: that the store is unavailable, or what was thrown where that is not why. */
export function sqliteFailure(thrown: unknown): unknown {
  const code = sqliteCode(thrown);
  const reason = REASONS.find(([start]) => code.startsWith(start))?.[1];
  if (reason === undefined) return thrown;
  return new StoreUnavailable(
    reason,
    `SQLite says ${code}: ${thrown instanceof Error ? thrown.message : ''}`,
  );
}
