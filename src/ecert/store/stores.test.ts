import { expect, it } from 'vitest';
import { createLateStore } from './late-store.fixture.js';
import { createMemoryStore } from './memory-store.js';
import { keyPart, type RecordKind } from './port.js';
import { describeStoreContract } from './store-contract.fixture.js';

describeStoreContract('the memory store', () => ({ store: createMemoryStore() }));
describeStoreContract('the late store', () => ({ store: createLateStore() }));

it('a late store runs a body again until nothing it asked for is missing', async () => {
  const things: RecordKind<{ readonly next: string }> = {
    name: 'things',
    key: (thing) => thing.next,
    indexes: {},
  };
  const store = createLateStore();
  await store.transact([], (view) => {
    view.put(things, { next: 'a' });
  });
  expect(store.runs()).toBe(1);
  // The first run takes everything for absent, and so asks for `b` in vain; the second has what it needs.
  const read = store.transact([], (view) => view.get(things, 'a') ?? view.get(things, 'b'));
  expect(await read).toEqual({ next: 'a' });
  expect(store.runs()).toBe(1 + 2);
});

it('parts of a key never run together', () => {
  expect(keyPart('a') + keyPart('bc')).not.toBe(keyPart('ab') + keyPart('c'));
  expect(keyPart('1:a') + keyPart('')).not.toBe(keyPart('') + keyPart('1:a'));
});
