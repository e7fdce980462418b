import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterThisTurn } from '../core/index.js';
import type { RecordKind } from '../ecert/index.js';
import { openedIn, postgresFound, scratchSchema } from './postgres.fixture.js';
import { POSTGRES_STEPS, POSTGRES_VERSION } from './postgres/postgres-layout.js';
import { SQLITE_APPLICATION_ID, SQLITE_STEPS, SQLITE_VERSION } from './sqlite/sqlite-layout.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';

interface Thing {
  readonly name: string;
  readonly colour: string;
}

const THINGS: RecordKind<Thing, 'colour'> = {
  name: 'thing',
  key: ({ name }) => name,
  indexes: { colour: ({ colour }) => colour },
};

/** Rows as every layout so far has them. */
const ROWS = (key: string, value: string): string => `
  INSERT INTO record (kind, key, record) VALUES ('thing', ${key}, '{"name":"a","colour":"red"}');
  INSERT INTO entry (list, value, ordinal) SELECT 'thing/colour', ${value}, ordinal FROM record;`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecert-layout-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a SQLite database', () => {
  it.each(Array.from({ length: SQLITE_VERSION - 1 }, (_, i) => i + 1))(
    'of layout %i is brought up to date with all that is in it',
    async (version) => {
      const path = join(folder, 'old.db');
      const old = new Database(path);
      for (const step of SQLITE_STEPS.slice(0, version)) old.exec(step);
      old.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = ${SQLITE_APPLICATION_ID};`);
      old.exec(ROWS("CAST('a' AS BLOB)", "CAST('red' AS BLOB)"));
      old.close();

      const opened = openSqliteStore(path, afterThisTurn);
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      const red = await opened.value.transact([], (view) => {
        view.put(THINGS, { name: 'b', colour: 'red' });
        return view.find(THINGS, 'colour', 'red');
      });
      await opened.value.close();
      expect(red.map(({ name }) => name)).toEqual(['a', 'b']);
      const after = new Database(path);
      expect(after.prepare('PRAGMA user_version').raw().all()).toEqual([[SQLITE_VERSION]]);
      after.close();
    },
  );

  it('of a newer layout is refused, and not a byte of it is changed', () => {
    const path = join(folder, 'newer.db');
    const newer = new Database(path);
    newer.exec(`CREATE TABLE record (x); PRAGMA application_id = ${SQLITE_APPLICATION_ID}`);
    newer.exec(`PRAGMA user_version = ${SQLITE_VERSION + 1}`);
    newer.close();
    const before = readFileSync(path);
    const opened = openSqliteStore(path, afterThisTurn);
    expect(opened).toMatchObject({
      ok: false,
      error: {
        kind: 'newer',
        expected: `layout ${SQLITE_VERSION} or older`,
        actual: `layout ${SQLITE_VERSION + 1}`,
      },
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('of another program is refused, and so is what is no database', () => {
    const foreign = join(folder, 'foreign.db');
    const other = new Database(foreign);
    other.exec('CREATE TABLE songs (title)');
    other.close();
    expect(openSqliteStore(foreign, afterThisTurn)).toMatchObject({ ok: false, error: { kind: 'foreign' } });
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'not a database, but long enough to be looked at as one would be. '.repeat(20));
    expect(openSqliteStore(text, afterThisTurn)).toMatchObject({ ok: false, error: { kind: 'unusable' } });
    const nowhere = join(folder, 'no', 'such', 'folder.db');
    expect(openSqliteStore(nowhere, afterThisTurn)).toMatchObject({ ok: false, error: { kind: 'unusable' } });
  });

  it('syncs every commit, in WAL', async () => {
    const path = join(folder, 'durable.db');
    const opened = openSqliteStore(path, afterThisTurn);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const look = new Database(path);
    expect(look.prepare('PRAGMA journal_mode').raw().all()).toEqual([['wal']]);
    look.close();
    await opened.value.close();
  });
});

describe.runIf(postgresFound)('a PostgreSQL schema', () => {
  it.each(Array.from({ length: POSTGRES_VERSION - 1 }, (_, i) => i + 1))(
    'of layout %i is brought up to date with all that is in it',
    async (version) => {
      const schema = await scratchSchema();
      for (const step of POSTGRES_STEPS.slice(0, version)) await schema.query(step);
      await schema.query('CREATE TABLE ecert_layout (version int NOT NULL)');
      await schema.query(`INSERT INTO ecert_layout VALUES (${version})`);
      await schema.query(ROWS("'a'::bytea", "'red'::bytea"));
      const store = await openedIn(schema);
      const red = await store.transact([], (view) => {
        view.put(THINGS, { name: 'b', colour: 'red' });
        return view.find(THINGS, 'colour', 'red');
      });
      await store.close();
      expect(red.map(({ name }) => name)).toEqual(['a', 'b']);
      expect(await schema.query('SELECT version FROM ecert_layout')).toEqual([{ version: POSTGRES_VERSION }]);
      await schema.drop();
    },
  );

  it('of a newer layout is refused and left alone', async () => {
    const schema = await scratchSchema();
    await (await openedIn(schema)).close();
    await schema.query('UPDATE ecert_layout SET version = version + 1');
    await expect(openedIn(schema)).rejects.toThrow(/written by a newer version/);
    expect(await schema.query('SELECT version FROM ecert_layout')).toEqual([
      { version: POSTGRES_VERSION + 1 },
    ]);
    await schema.drop();
  });
});
