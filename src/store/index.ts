/**
 * store: where what the reference remembers outlives the process: one SQLite file, or a PostgreSQL schema that several
 * processes share. Both behind the reference's own port.
 * Invariants: a transaction's promise resolves only after it is durable; one that cannot be made durable rejects with
 * `StoreUnavailable` and leaves nothing behind; a layout from a newer version is refused and left alone.
 * May import: ecert (the port), core.
 */
export type { DurableStore, OpenedStore, Schedule, StoreOpenError } from './durable-store.js';
export { openPostgresStore } from './postgres/postgres-store.js';
export { openSqliteStore } from './sqlite/sqlite-store.js';
export { StoreUnavailable, type UnavailableReason } from './store-unavailable.js';
