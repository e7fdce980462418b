import { StoreUnavailable, type UnavailableReason } from '../store-unavailable.js';

/** SQLSTATEs (postgresql.org/docs/current/errcodes-appendix.html) of a transaction that met another and may be tried again. */
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);

/** Beginnings of SQLSTATEs, and what they mean to whoever wanted to write. */
const REASONS: readonly (readonly [string, UnavailableReason])[] = [
  ['53100', 'full'],
  ['25006', 'read-only'],
  ['53', 'busy'],
  ['55P03', 'busy'],
  ['40', 'busy'],
  ['23505', 'busy'],
  ['57', 'unreachable'],
  ['08', 'unreachable'],
  ['58', 'broken'],
  ['XX', 'broken'],
];

function codeOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Whether a transaction failed only because it met another. */
export function isConflict(thrown: unknown): boolean {
  return CONFLICTS.has(codeOf(thrown));
}

/** What the caller of a transaction is told about a failure of the database or of the way to it. */
export function postgresFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof StoreUnavailable) return thrown;
  const code = codeOf(thrown);
  const known = REASONS.find(([start]) => code.startsWith(start))?.[1];
  // Failures of the connection have the codes of the operating system, or none.
  const isSqlState = /^[0-9A-Z]{5}$/.test(code);
  if (known === undefined && isSqlState) return thrown;
  return new StoreUnavailable(known ?? 'unreachable', `PostgreSQL: ${code} ${thrown.message}`.trim());
}
