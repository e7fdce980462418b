import { afterThisTurn } from '../core/index.js';
import { openPostgresStore, openSqliteStore, type OpenedStore } from '../store/index.js';
import type { StoreOptions } from './serve-options.js';

/** Opens the store that the command line names. */
export function openStore({ database, postgres }: StoreOptions): Promise<OpenedStore> {
  return postgres === undefined
    ? Promise.resolve(openSqliteStore(database, afterThisTurn))
    : openPostgresStore(postgres, afterThisTurn);
}
