import pg from 'pg';
import { inject } from 'vitest';
import { afterThisTurn } from '../core/index.js';
import type { DurableStore } from './durable-store.js';
import { openPostgresStore } from './postgres/postgres-store.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests' PostgreSQL is (vitest.config.ts); '' where there is none. */
    postgres: string;
  }
}

const connection = inject('postgres');

/** Whether there is one; where not, the reason is printed once for whoever wonders about tests left out. */
export const postgresFound = connection !== '';
if (!postgresFound) {
  process.stderr.write(
    'tests of the PostgreSQL store are left out: ECERT_TEST_POSTGRES is not set (scripts/with-postgres.sh npm test sets it)\n',
  );
}

/** A schema of its own, and a connection string that leads to it. */
export interface ScratchSchema {
  readonly connection: string;
  /** Runs a statement in the schema. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

let made = 0;

/** Makes an empty schema. */
export async function scratchSchema(): Promise<ScratchSchema> {
  if (connection === '') throw new Error('no PostgreSQL');
  const name = `test_${process.pid}_${(made += 1)}`;
  const url = new URL(connection);
  url.searchParams.set('options', `-c search_path=${name}`);
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE SCHEMA ${name}`);
  return {
    connection: url.href,
    query: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    async drop() {
      await client.query(`DROP SCHEMA ${name} CASCADE`);
      await client.end();
    },
  };
}

/** Opens a store in a schema. */
export async function openedIn(schema: ScratchSchema): Promise<DurableStore> {
  const opened = await openPostgresStore(schema.connection, afterThisTurn);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}
