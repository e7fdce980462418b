import type pg from 'pg';
import { lazyPackage, ok, sha256 } from '../../core/index.js';
import type { Hint } from '../../ecert/index.js';
import { createCommitQueue, type Pending } from '../commit-queue.js';
import type { DurableStore, OpenedStore, Schedule } from '../durable-store.js';
import { createMemo, notingGround, type Question } from '../ground.js';
import { createOverlay, type Overlay } from '../overlay.js';
import { runBatch, settle, type Endings } from '../run-batch.js';
import { StoreUnavailable } from '../store-unavailable.js';
import { fetchRows } from './fetch-rows.js';
import { openSchema } from './open-schema.js';
import { isConflict, postgresFailure } from './postgres-errors.js';
import { FIRST_KEY_LOCK, GATE_LOCK, LOCK_SPACE } from './postgres-layout.js';
import { writeRows } from './write-rows.js';

/** Conflicts after which a batch asks everybody else to wait; it cannot lose again. */
const CONFLICTS_PATIENT = 2;
/** Conflicts after which something else must be wrong: a batch that has the gate to itself meets nobody. */
const CONFLICTS_MAX = 10;
const KEY_SLOTS = 4096;
/** Locks taken for hints; the server's table of locks is small, and one that is not taken costs a retry at worst. */
const KEY_LOCKS_MAX = 32;

const postgres = lazyPackage<typeof pg>('pg');

/** Hints as questions. */
function questionOf(hint: Hint): Question {
  const { name } = hint.kind;
  return 'key' in hint
    ? { op: 'get', kind: name, key: hint.key }
    : { op: 'find', kind: name, index: hint.index, value: hint.value };
}

/** The lock slots of what a batch will surely read, in one order for everybody: two batches never wait for each other. */
function slotsOf(questions: readonly Question[]): readonly number[] {
  const slots = questions.slice(0, KEY_LOCKS_MAX).map((question) => {
    const digest = sha256(Buffer.from(JSON.stringify(question), 'latin1'));
    return FIRST_KEY_LOCK + (Number.parseInt(digest.slice(0, 8), 16) % KEY_SLOTS);
  });
  return [...new Set(slots)].sort((a, b) => a - b);
}

/**
 * Locks of the session, taken before the transaction begins: one taken inside would come after the transaction's view
 * of the data, and waiting for it would be for nothing.
 */
async function lock(client: pg.PoolClient, slots: readonly number[], alone: boolean): Promise<void> {
  const gate = alone ? 'pg_advisory_lock' : 'pg_advisory_lock_shared';
  await client.query(`SELECT ${gate}($1, $2)`, [LOCK_SPACE, GATE_LOCK]);
  if (alone || slots.length === 0) return;
  await client.query('SELECT pg_advisory_lock($1, slot) FROM unnest($2::int[]) AS slot', [LOCK_SPACE, slots]);
}

/** Runs the bodies over what is known, fetches what they missed, and again, until nothing is missing. */
async function runUntilWhole(
  client: pg.PoolClient,
  batch: readonly Pending[],
  expected: readonly Question[],
): Promise<{ readonly overlay: Overlay; readonly endings: Endings }> {
  const memo = createMemo();
  let missing: readonly Question[] = expected;
  for (;;) {
    await fetchRows(client, memo, missing);
    const noted: Question[] = [];
    const overlay = createOverlay(notingGround(memo, noted));
    const endings = runBatch(batch, overlay);
    if (noted.length === 0) return { overlay, endings };
    const distinct = new Map(noted.map((question) => [JSON.stringify(question), question]));
    missing = [...distinct.values()];
  }
}

async function tryBatch(pool: pg.Pool, batch: readonly Pending[], alone: boolean): Promise<Endings> {
  const expected = batch.flatMap(({ hints }) => hints.map(questionOf));
  const client = await pool.connect();
  let whole = false;
  try {
    await lock(client, slotsOf(expected), alone);
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    const { overlay, endings } = await runUntilWhole(client, batch, expected);
    await writeRows(client, overlay.writes());
    await client.query('COMMIT');
    await client.query('SELECT pg_advisory_unlock_all()');
    whole = true;
    return endings;
  } finally {
    // A connection on which something failed is dropped, and with it its transaction and its locks.
    client.release(!whole);
  }
}

async function commitBatch(pool: pg.Pool, batch: readonly Pending[]): Promise<void> {
  for (let conflicts = 0; ; conflicts += 1) {
    try {
      settle(batch, await tryBatch(pool, batch, conflicts >= CONFLICTS_PATIENT));
      return;
    } catch (thrown) {
      if (!isConflict(thrown) || conflicts >= CONFLICTS_MAX) throw postgresFailure(thrown);
    }
  }
}

/**
 * Opens a store in a PostgreSQL schema, made when there is none; several processes may share it. Transactions are
 * SERIALIZABLE: one that met another runs again, and after a few times alone. Locks taken by hints only spare retries.
 * Needs a connection that is one session throughout (a pooler in transaction mode is none).
 */
export async function openPostgresStore(connection: string, schedule: Schedule): Promise<OpenedStore> {
  const pool = new (postgres().Pool)({ connectionString: connection, max: 1 });
  pool.on('error', () => {
    // An idle connection was lost: the next batch opens another one, or says why it cannot.
  });
  pool.on('connect', (client) => {
    // Scans of whole tables would make every transaction meet every other. Where there is nothing else, the planner takes
    // them for so dear that it would compile them first.
    void client
      .query('SET enable_seqscan = off; SET jit = off; SET synchronous_commit = on')
      .catch(() => undefined);
  });
  const opened = await openSchema(pool);
  if (!opened.ok) {
    await pool.end();
    return opened;
  }
  const queue = createCommitQueue((batch) => commitBatch(pool, batch), schedule);
  const store: DurableStore = {
    transact: (hints, body) => queue.transact(hints, body),
    async close() {
      await queue.close(new StoreUnavailable('unreachable', 'the store is closed'));
      await pool.end();
    },
  };
  return ok(store);
}
