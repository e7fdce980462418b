import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterThisTurn } from '../../core/index.js';
import type { RecordKind } from '../../ecert/index.js';
import type { DurableStore } from '../durable-store.js';
import { StoreUnavailable } from '../store-unavailable.js';
import { openDatabase } from './open-database.js';
import { storeOver } from './sqlite-store.js';

interface Thing {
  readonly name: string;
  readonly text: string;
}

const THINGS: RecordKind<Thing> = { name: 'thing', key: ({ name }) => name, indexes: {} };
const LARGE = 'x'.repeat(400_000);

describe('a SQLite store whose disk is full', () => {
  let folder = '';
  let database: Database.Database;
  let store: DurableStore;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecert-full-'));
    const opened = openDatabase(join(folder, 'register.db'));
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    database = opened.value;
    store = storeOver(database, afterThisTurn);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const put = (name: string, text: string): Promise<void> =>
    store.transact([], (view) => {
      view.put(THINGS, { name, text });
    });
  const names = (): Promise<readonly string[]> =>
    store.transact([], (view) => view.all(THINGS).map(({ name }) => name));

  it('says so, keeps what it has, applies nothing of what it refused, and goes on when there is room', async () => {
    await put('a', 'small');
    database.exec('PRAGMA max_page_count = 40');
    await expect(put('b', LARGE)).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'full' });
    // Transactions that share a commit share its fate: the small one cannot be told that it is durable.
    const both = await Promise.allSettled([put('c', 'small'), put('d', LARGE)]);
    expect(both.map((one) => one.status === 'rejected' && one.reason instanceof StoreUnavailable)).toEqual([
      true,
      true,
    ]);
    expect(await names()).toEqual(['a']);
    database.exec('PRAGMA max_page_count = 100000');
    await put('b', LARGE);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('refuses in words where the database is read-only', async () => {
    database.exec('PRAGMA query_only = 1');
    await expect(put('a', 'small')).rejects.toMatchObject({ reason: 'read-only' });
    database.exec('PRAGMA query_only = 0');
    expect(await names()).toEqual([]);
  });
});
