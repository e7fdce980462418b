import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecordKind, Store, StoreView } from './port.js';

/** A store under test, and how to let go of it. */
export interface OpenStore {
  readonly store: Store;
  readonly close?: () => Promise<void> | void;
}

/** Makes a store without records. */
export type StoreFactory = () => Promise<OpenStore> | OpenStore;

interface Thing {
  readonly name: string;
  readonly colour?: string;
  readonly size: number;
}

const THINGS: RecordKind<Thing, 'colour' | 'size'> = {
  name: 'contract-things',
  key: (thing) => thing.name,
  indexes: { colour: (thing) => thing.colour, size: (thing) => String(thing.size).padStart(3, '0') },
};
const OTHERS: RecordKind<Thing, 'colour'> = {
  name: 'contract-others',
  key: (thing) => thing.name,
  indexes: { colour: (thing) => thing.colour },
};

type Write = (view: StoreView) => void;
const putAll =
  (...things: readonly Thing[]): Write =>
  (view) => {
    for (const thing of things) view.put(THINGS, thing);
  };
const names = (things: readonly Thing[]): readonly string[] => things.map((thing) => thing.name);

/** What a store promises (`port.ts`), held against any implementation of it. */
export function describeStoreContract(name: string, open: StoreFactory): void {
  describe(`${name} keeps the promises of a store`, () => {
    const opened: OpenStore[] = [];
    const fresh = async (): Promise<Store> => {
      const one = await open();
      opened.push(one);
      return one.store;
    };
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close?.();
    });

    it('gives back what was put, in the same transaction and in later ones', async () => {
      const store = await fresh();
      const thing = { name: 'a', colour: 'red', size: 1 };
      const seen = await store.transact([], (view) => {
        view.put(THINGS, thing);
        return [view.get(THINGS, 'a'), view.get(THINGS, 'b'), view.get(OTHERS, 'a')];
      });
      expect(seen).toEqual([thing, undefined, undefined]);
      const later = await store.transact([{ kind: THINGS, key: 'a' }], (view) => view.get(THINGS, 'a'));
      expect(later).toEqual(thing);
    });

    it('finds by index in order of first writing, and forgets values that are gone', async () => {
      const store = await fresh();
      await store.transact(
        [],
        putAll({ name: 'b', colour: 'red', size: 2 }, { name: 'a', colour: 'red', size: 1 }),
      );
      await store.transact([], putAll({ name: 'c', colour: 'blue', size: 3 }, { name: 'd', size: 4 }));
      await store.transact(
        [],
        putAll({ name: 'c', colour: 'red', size: 3 }, { name: 'b', colour: 'red', size: 9 }),
      );
      const hint = { kind: THINGS, index: 'colour', value: 'red' };
      const [red, blue] = await store.transact([hint], (view) => [
        names(view.find(THINGS, 'colour', 'red')),
        names(view.find(THINGS, 'colour', 'blue')),
      ]);
      expect(red).toEqual(['b', 'a', 'c']);
      expect(blue).toEqual([]);
      const moved = await store.transact([], (view) => {
        view.put(THINGS, { name: 'a', size: 1 });
        view.put(THINGS, { name: 'd', colour: 'red', size: 4 });
        view.put(THINGS, { name: 'e', colour: 'red', size: 5 });
        return names(view.find(THINGS, 'colour', 'red'));
      });
      expect(moved).toEqual(['b', 'c', 'd', 'e']);
      expect(names(await store.transact([], (view) => view.all(THINGS)))).toEqual(['b', 'a', 'c', 'd', 'e']);
    });

    it('gives ranges with both ends, in order of first writing', async () => {
      const store = await fresh();
      await store.transact(
        [],
        putAll({ name: 'b', size: 30 }, { name: 'a', size: 10 }, { name: 'c', size: 31 }),
      );
      const seen = await store.transact([], (view) => {
        view.put(THINGS, { name: 'd', size: 20 });
        return names(view.range(THINGS, 'size', '010', '030'));
      });
      expect(seen).toEqual(['b', 'a', 'd']);
      expect(await store.transact([], (view) => view.range(THINGS, 'size', '011', '019'))).toEqual([]);
    });

    it('inserts once', async () => {
      const store = await fresh();
      const insert = (size: number): Promise<boolean> =>
        store.transact([], (view) => view.insert(THINGS, { name: 'a', size }));
      expect(await Promise.all([insert(1), insert(2)])).toEqual([true, false]);
      expect(await store.transact([], (view) => view.get(THINGS, 'a'))).toEqual({ name: 'a', size: 1 });
    });

    it('takes any character in keys and values, and keeps what resembles apart', async () => {
      const store = await fresh();
      const odd = ['\u0000', '', ' ', "'", '%', '_', '\\', 'A', 'a', 'ÿ', '\u0085', 'null'];
      await store.transact([], putAll(...odd.map((text, size) => ({ name: text, colour: text, size }))));
      for (const [size, text] of odd.entries()) {
        const seen = await store.transact([], (view) => [
          view.get(THINGS, text)?.size,
          ...view.find(THINGS, 'colour', text).map((thing) => thing.size),
        ]);
        expect(seen, JSON.stringify(text)).toEqual([size, size]);
      }
    });

    it('leaves nothing behind of a transaction that throws', async () => {
      const store = await fresh();
      await store.transact([], putAll({ name: 'a', colour: 'red', size: 1 }));
      const failing = store.transact([], (view) => {
        putAll({ name: 'a', colour: 'blue', size: 2 }, { name: 'b', colour: 'red', size: 3 })(view);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.transact([], (view) => view.all(THINGS))).toEqual([
        { name: 'a', colour: 'red', size: 1 },
      ]);
      expect(names(await store.transact([], (view) => view.find(THINGS, 'colour', 'red')))).toEqual(['a']);
      await store.transact([], putAll({ name: 'c', colour: 'red', size: 1 }));
      expect(names(await store.transact([], (view) => view.find(THINGS, 'colour', 'red')))).toEqual([
        'a',
        'c',
      ]);
    });

    it('loses no update, however many transactions are under way', async () => {
      const store = await fresh();
      const count = (): Promise<void> =>
        store.transact([], (view) => {
          const size = (view.get(THINGS, 'count')?.size ?? 0) + 1;
          view.put(THINGS, { name: 'count', size });
          view.put(OTHERS, { name: String(size), size });
        });
      await Promise.all(Array.from({ length: 20 }, count));
      expect((await store.transact([], (view) => view.get(THINGS, 'count')))?.size).toBe(20);
      expect(await store.transact([], (view) => view.all(OTHERS))).toHaveLength(20);
    });

    it('does what the simplest store does, in any order of writes', async () => {
      const thing = fc.record(
        {
          name: fc.constantFrom('a', 'b', 'c', 'd'),
          colour: fc.constantFrom('red', 'blue'),
          size: fc.nat({ max: 40 }),
        },
        { requiredKeys: ['name', 'size'] },
      );
      const batches = fc.array(fc.array(thing, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(batches, fc.nat({ max: 40 }), async (written, from) => {
          const { store, close } = await open();
          const simple = new Map<string, Thing>();
          for (const batch of written) {
            const looked = await store.transact([], (view) =>
              batch.map((one) => {
                const before = view.get(THINGS, one.name);
                const beside = view.get(THINGS, batch[0]?.name ?? '');
                view.put(THINGS, one);
                return [before, beside];
              }),
            );
            const expected = batch.map((one) => {
              const before = simple.get(one.name);
              const beside = simple.get(batch[0]?.name ?? '');
              simple.set(one.name, one);
              return [before, beside];
            });
            expect(looked).toEqual(expected);
          }
          const text = String(from).padStart(3, '0');
          const seen = await store.transact([], (view) => [
            view.all(THINGS),
            view.find(THINGS, 'colour', 'red'),
            view.range(THINGS, 'size', text, '030'),
          ]);
          await close?.();
          const all = [...simple.values()];
          const inRange = (one: Thing): boolean => one.size >= from && one.size <= 30;
          expect(seen).toEqual([all, all.filter((one) => one.colour === 'red'), all.filter(inRange)]);
        }),
        { numRuns: 30 },
      );
    });
  });
}
