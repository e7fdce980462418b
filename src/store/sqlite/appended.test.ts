import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterThisTurn } from '../../core/index.js';
import { createMemoryStore, type RecordKind, type Store, type StoreView } from '../../ecert/index.js';
import type { DurableStore } from '../durable-store.js';
import { openSqliteStore } from './sqlite-store.js';

interface Thing {
  readonly name: string;
  readonly colour: string;
  readonly text: string;
}

const THINGS: RecordKind<Thing, 'colour'> = {
  name: 'thing',
  key: ({ name }) => name,
  indexes: { colour: ({ colour }) => (colour === '' ? undefined : colour) },
};
const COLOURS = ['', 'red', '\u0000\u00ff'];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecert-appended-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function openAt(path: string): DurableStore {
  const opened = openSqliteStore(path, afterThisTurn);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** The files as a killed process leaves them. */
function copyOf(path: string, to: string): string {
  for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, to + end);
  return to;
}

const rowsIn = (path: string): readonly unknown[] => {
  const database = new Database(path);
  const rows = database.prepare('SELECT key FROM record ORDER BY ordinal').raw().all();
  database.close();
  return rows;
};

const putAll =
  (things: readonly Thing[]) =>
  (view: StoreView): void => {
    for (const each of things) view.put(THINGS, each);
  };
const put = (store: Store, ...things: readonly Thing[]): Promise<void> => store.transact([], putAll(things));
const thing = (name: string, colour = 'red', text = ''): Thing => ({ name, colour, text });
const everything = (store: Store): Promise<unknown> =>
  store.transact([], (view) => [
    view.all(THINGS),
    ...COLOURS.map((colour) => view.find(THINGS, 'colour', colour)),
    view.range(THINGS, 'colour', '', 's'),
  ]);

type Step =
  | { readonly do: 'put'; readonly things: readonly Thing[]; readonly isThrown: boolean }
  | { readonly do: 'fill' | 'beside' | 'kill' | 'reopen' };

const someThing: fc.Arbitrary<Thing> = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd', '\u0000', '\u00ff"\\', 'a\u00ff'),
  colour: fc.constantFrom(...COLOURS),
  text: fc.string({ maxLength: 3 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      things: fc.array(someThing, { minLength: 1, maxLength: 4 }),
      isThrown: fc.nat(5).map((n) => n === 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('fill', 'beside', 'kill', 'reopen') }) },
);

/** A store in a file beside one in memory that is given the same. */
async function play(path: string, steps: readonly Step[]): Promise<void> {
  const memory = createMemoryStore();
  let at = path;
  let store = openAt(at);
  const both = async (to: Store, things: readonly Thing[]): Promise<void> => {
    await put(memory, ...things);
    await put(to, ...things);
  };
  for (const [i, each] of steps.entries()) {
    if (each.do === 'put' && each.isThrown) {
      const thrown = store.transact([], (view) => {
        putAll(each.things)(view);
        throw new Error('not to be');
      });
      await expect(Promise.all([thrown, put(store, thing('after'))])).rejects.toThrow('not to be');
      await put(memory, thing('after'));
    } else if (each.do === 'put') {
      await both(store, each.things);
    } else if (each.do === 'fill') {
      const many = Array.from({ length: 70 }, (_, n) => thing(`f${n}`, COLOURS[(n + i) % 3]));
      await both(store, many);
    } else if (each.do === 'beside') {
      const other = openAt(at);
      await both(other, [thing('beside', COLOURS[i % 3], String(i))]);
      await both(store, [thing('between')]);
      await both(other, [thing('beside', 'red')]);
      await other.close();
    } else {
      const next = each.do === 'kill' ? copyOf(at, `${path}-${i}`) : at;
      await store.close();
      at = next;
      store = openAt(at);
    }
    expect(await everything(store)).toEqual(await everything(memory));
  }
  await store.close();
}

describe('what is appended to a SQLite store', () => {
  it('is there as if it were in its place: after a kill, beside another process, and between what is placed at once', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
        play(join(folder, `r${(run += 1)}.db`), steps),
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('is put into its place after so many commits, and when the store is closed', async () => {
    const path = join(folder, 'register.db');
    const store = openAt(path);
    await put(store, thing('a'));
    expect(rowsIn(copyOf(path, join(folder, 'one.db')))).toEqual([]);
    for (let i = 0; i < 64; i += 1) await put(store, thing(`b${i}`));
    expect(rowsIn(copyOf(path, join(folder, 'many.db')))).toHaveLength(65);
    await put(store, thing('c'));
    expect(rowsIn(copyOf(path, join(folder, 'again.db')))).toHaveLength(65);
    await store.close();
    expect(rowsIn(path)).toHaveLength(66);
  });

  it('takes one page a commit, however many records and indexes it touches', async () => {
    const path = join(folder, 'register.db');
    const store = openAt(path);
    // Two rounds: in the first, slots are made.
    for (let i = 0; i < 130; i += 1) await put(store, thing(`a${i}`), thing(`b${i}`, '', 'x'.repeat(1000)));
    const look = new Database(path);
    const framesOf = (): number => {
      const rows = look.prepare('PRAGMA wal_checkpoint(PASSIVE)').raw().all();
      return (rows as readonly (readonly [number, number, number])[])[0]?.[1] ?? 0; // busy, frames, copied
    };
    const frames = framesOf();
    for (let i = 0; i < 10; i += 1) await put(store, thing(`c${i}`), thing(`d${i}`, '\u0000\u00ff', 'y'));
    const taken = framesOf();
    look.close();
    await store.close();
    // The log begins anew after it was copied.
    expect(taken > frames ? taken - frames : taken).toBe(10);
  });
});
