import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ground } from './ground.js';
import { sparingGround, type Sparing } from './sparing-ground.js';

const KINDS = ['a', 'b'];
const key = fc.string({ unit: fc.constantFrom('0', '1', '2', '\u0000', '\u00ff'), maxLength: 3 });

/** A store with these keys of each kind, all of them in its one index under their first letter. */
function storeOf(keys: ReadonlySet<string>): Sparing & { readonly questions: () => number } {
  let questions = 0;
  const rowsOf = (wanted: (key: string) => boolean): ReturnType<Ground> => {
    questions += 1;
    return [...keys].filter(wanted).map((each, i) => ({ ordinal: i + 1, key: each, record: {} }));
  };
  return {
    questions: () => questions,
    read: (question) => {
      if (question.op === 'get') return rowsOf((each) => each === question.kind + question.key);
      return question.op === 'find' ? rowsOf((each) => each === question.kind + question.value) : [];
    },
    isEmpty: (list) => ![...keys].some((each) => list.startsWith(`${each.slice(0, 1)}/`)),
    keyAfter: (kind, last) =>
      [...keys]
        .filter((each) => each.startsWith(kind) && each.slice(1) > last)
        .map((each) => each.slice(1))
        .sort()[0],
  };
}

describe('a sparing ground', () => {
  it('answers whatever it is asked as the store does', () => {
    const asked = fc.tuple(fc.constantFrom(...KINDS), key, fc.boolean());
    fc.assert(
      fc.property(fc.array(asked), fc.array(asked, { minLength: 1, maxLength: 40 }), (there, questions) => {
        const store = storeOf(new Set(there.map(([kind, name]) => kind + name)));
        const ground = sparingGround(store);
        for (const [kind, name, isKey] of questions) {
          const question = isKey
            ? ({ op: 'get', kind, key: name } as const)
            : ({ op: 'find', kind, index: 'i', value: name } as const);
          expect(ground(question)).toEqual(store.read(question));
        }
      }),
    );
  });

  it('does not ask for keys in their order one by one, and gives up where they have none', () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => String(i).padStart(4, '0'));
    const ordered = storeOf(new Set(['a2', 'b1']));
    const ground = sparingGround(ordered);
    for (const name of numbers) ground({ op: 'get', kind: 'a', key: name });
    expect(ordered.questions()).toBeLessThan(5);
    const backwards = storeOf(new Set(['a2', 'b1']));
    const other = sparingGround(backwards);
    for (const name of numbers.toReversed()) other({ op: 'get', kind: 'a', key: name });
    expect(backwards.questions()).toBe(1000);
  });

  it('asks nothing of an index in which there is nothing', () => {
    const store = storeOf(new Set(['a2']));
    const ground = sparingGround(store);
    for (let i = 0; i < 100; i += 1) ground({ op: 'find', kind: 'b', index: 'i', value: String(i) });
    expect(store.questions()).toBe(1);
    for (let i = 0; i < 100; i += 1) ground({ op: 'find', kind: 'a', index: 'i', value: String(i) });
    expect(store.questions()).toBe(101);
  });
});
