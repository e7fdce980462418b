import type { Pool, PoolClient } from 'pg';
import { err, ok, type Result } from '../../core/index.js';
import type { StoreOpenError } from '../durable-store.js';
import { LAYOUT_LOCK, LOCK_SPACE, POSTGRES_STEPS, POSTGRES_VERSION } from './postgres-layout.js';

async function versionIn(client: PoolClient): Promise<number> {
  await client.query('CREATE TABLE IF NOT EXISTS ecert_layout (version int NOT NULL)');
  const { rows } = await client.query<{ version: number }>(
    'SELECT max(version) AS version FROM ecert_layout',
  );
  return rows[0]?.version ?? 0;
}

async function migrate(client: PoolClient, from: number): Promise<void> {
  for (const step of POSTGRES_STEPS.slice(from)) await client.query(step);
  await client.query('DELETE FROM ecert_layout');
  await client.query('INSERT INTO ecert_layout (version) VALUES ($1)', [POSTGRES_VERSION]);
}

/** Brings the layout up to date. Several processes may start at once: one does it, the others wait and find it done. */
async function update(client: PoolClient): Promise<Result<undefined, StoreOpenError>> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, LAYOUT_LOCK]);
  const version = await versionIn(client);
  if (version > POSTGRES_VERSION) {
    await client.query('ROLLBACK');
    return err({
      kind: 'newer',
      what: 'the schema was written by a newer version of ecert',
      expected: `layout ${POSTGRES_VERSION} or older`,
      actual: `layout ${version}`,
      hint: 'install the version that wrote it, or a later one; nothing was changed',
    });
  }
  if (version < POSTGRES_VERSION) await migrate(client, version);
  await client.query('COMMIT');
  return ok(undefined);
}

/** Brings the layout of the schema that the connection's search path leads to up to date. */
export async function openSchema(pool: Pool): Promise<Result<undefined, StoreOpenError>> {
  let client: PoolClient | undefined;
  let whole = false;
  try {
    client = await pool.connect();
    const updated = await update(client);
    whole = true;
    return updated;
  } catch (thrown) {
    return err({
      kind: 'unusable',
      what: 'the PostgreSQL database cannot be used',
      expected: 'a server that answers, and a schema of which we may make and write tables',
      actual: thrown instanceof Error ? thrown.message : String(thrown),
      hint: 'check the connection string, the rights of the user, and that the server is not a read-only standby',
    });
  } finally {
    client?.release(!whole);
  }
}
