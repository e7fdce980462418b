import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { afterThisTurn } from '../../src/core/index.js';
import { describeReferenceContract } from '../../src/ecert/reference-contract.fixture.js';
import { describeStoreContract, type OpenStore } from '../../src/ecert/store/store-contract.fixture.js';
import type { DurableStore } from '../../src/store/durable-store.js';
import {
  openedIn,
  postgresFound,
  scratchSchema,
  type ScratchSchema,
} from '../../src/store/postgres.fixture.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';

// A machine that is busy syncs slowly.
vi.setConfig({ testTimeout: 30_000 });

describe('in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecert-store-'));
  const path = join(folder, 'register.db');
  const opened = openSqliteStore(path, afterThisTurn);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  const beside = new Database(path);
  afterAll(async () => {
    beside.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  // Emptied by another connection, as another process might: the store remembers nothing from one transaction to the next.
  const emptied = (): OpenStore => {
    beside.exec('DELETE FROM entry; DELETE FROM record; DELETE FROM appended WHERE slot > 0');
    return { store };
  };
  describeStoreContract('SQLite', emptied);
  describeReferenceContract('SQLite', emptied, 3);
});

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
