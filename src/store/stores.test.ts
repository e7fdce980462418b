import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { afterThisTurn } from '../core/index.js';
import { describeReferenceContract } from '../ecert/reference-contract.fixture.js';
import { describeStoreContract, type OpenStore } from '../ecert/store/store-contract.fixture.js';
import type { DurableStore } from './durable-store.js';
import { openedIn, postgresFound, scratchSchema, type ScratchSchema } from './postgres.fixture.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';

function sqliteStore(): OpenStore {
  const folder = mkdtempSync(join(tmpdir(), 'ecert-store-'));
  const opened = openSqliteStore(join(folder, 'register.db'), afterThisTurn);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return {
    store: opened.value,
    async close() {
      await opened.value.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describeStoreContract('SQLite', sqliteStore);
describeReferenceContract('SQLite', sqliteStore, 3);

describe.runIf(postgresFound)('in a schema', () => {
  let schema: ScratchSchema;
  let store: DurableStore;
  beforeAll(async () => {
    schema = await scratchSchema();
    store = await openedIn(schema);
  });
  afterAll(async () => {
    await store.close();
    await schema.drop();
  });

  // Emptied, not opened anew: the contract asks for many stores, and a connection costs more than a test.
  describeStoreContract('PostgreSQL', async () => {
    await schema.query('DELETE FROM entry; DELETE FROM record');
    return { store };
  });
  describeReferenceContract(
    'PostgreSQL',
    async () => {
      await schema.query('DELETE FROM entry; DELETE FROM record');
      return { store };
    },
    3,
  );
});
