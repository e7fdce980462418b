import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterThisTurn } from '../../core/index.js';
import { createMemoryStore, type RecordKind, type Store } from '../../ecert/index.js';
import type { DurableStore } from '../durable-store.js';
import { openSqliteStore } from './sqlite-store.js';

interface Thing {
  readonly name: string;
  readonly colour: string;
  readonly size: number;
}

const THINGS: RecordKind<Thing, 'colour' | 'size'> = {
  name: 'thing',
  key: ({ name }) => name,
  indexes: {
    colour: ({ colour }) => colour,
    size: ({ size }) => (size === 0 ? undefined : String(size)),
  },
};
const COLOURS = ['red', 'green', '\u0000\u00ff'];
const thing = (i: number, round: number): Thing => {
  const odd = i % 7 === 0 ? '\u00ff\u0000' : '';
  return { name: `${odd}t${i}`, colour: COLOURS[(i + round) % COLOURS.length]!, size: (i * round) % 4 };
};

describe('a SQLite store that is given more rows at once than one statement takes', () => {
  let folder = '';
  let path = '';
  let store: DurableStore;
  const open = (): DurableStore => {
    const opened = openSqliteStore(path, afterThisTurn);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return opened.value;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecert-rows-'));
    path = join(folder, 'register.db');
    store = open();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** New and old ones by turns, in an order of their own. */
  const putSome = (target: Store, from: number, to: number, round: number): Promise<readonly number[]> =>
    target.transact([], (view) => {
      const found: number[] = [];
      for (let i = to - 1; i >= from; i -= 1) {
        found.push(view.find(THINGS, 'colour', COLOURS[i % COLOURS.length]!).length);
        found.push(view.find(THINGS, 'size', '3').length);
        found.push(view.get(THINGS, thing(i, round).name) === undefined ? 0 : 1);
        found.push(view.get(THINGS, `t${to - i}`) === undefined ? 0 : 1);
        view.put(THINGS, thing(i, round));
      }
      return found;
    });
  const everything = (target: Store): Promise<unknown> =>
    target.transact([], (view) => [
      view.all(THINGS),
      ...COLOURS.map((colour) => view.find(THINGS, 'colour', colour)),
      view.range(THINGS, 'size', '1', '9'),
    ]);

  it('has what a store in memory has, in the same order, now and after it was opened again', async () => {
    const memory = createMemoryStore();
    for (const [from, to, round] of [
      [0, 31, 1],
      [0, 32, 2],
      [20, 130, 3],
      [40, 41, 5],
      [100, 200, 7],
    ] as const) {
      expect(await putSome(store, from, to, round)).toEqual(await putSome(memory, from, to, round));
      expect(await everything(store)).toEqual(await everything(memory));
    }
    await store.close();
    store = open();
    expect(await everything(store)).toEqual(await everything(memory));
  });
});
