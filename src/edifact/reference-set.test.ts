import fc from 'fast-check';
import { expect, it } from 'vitest';

import { noteReference, referenceSet } from './reference-set.js';

function noted(texts: readonly string[], max = 1_000_000): readonly string[] {
  const set = referenceSet({ left: max });
  return texts.map((text) => noteReference(set, Buffer.from(text, 'latin1'), { start: 0, end: text.length }));
}

/** What a plain set says. */
function expected(texts: readonly string[]): readonly string[] {
  return texts.map((text, i) => (texts.indexOf(text) < i ? 'seen' : 'new'));
}

/** References that run on, jump, come again, and have letters where a number would carry. */
const texts = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 130 }).map(String),
    fc.integer({ min: 0, max: 30 }).map((n) => `ME${String(n).padStart(3, '0')}`),
    fc.stringMatching(/^[019AB]{1,3}$/),
  ),
  { maxLength: 30 },
);
const runs = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 25 })), { maxLength: 5 })
  .map((parts) =>
    parts.flatMap(([from, count]) => Array.from({ length: count }, (_, i) => String(from + i))),
  );

it('says of each reference what a set of all before it would', () => {
  fc.assert(
    fc.property(fc.oneof(texts, runs), (list) => {
      expect(noted(list)).toEqual(expected(list));
    }),
    { numRuns: 500 },
  );
});

it('remembers a numbered sequence in no room, and says when room is out', () => {
  const numbers = Array.from({ length: 2000 }, (_, i) => `A${String(i).padStart(6, '0')}`);
  expect(new Set(noted(numbers, 0))).toEqual(new Set(['new']));
  expect(noted(['1', '5', '9', '3', '5'], 1)).toEqual(['new', 'new', 'full', 'full', 'full']);
});

it('1A does not belong to a run of 18, 19, 20', () => {
  expect(noted(['18', '19', '20', '1A', '19', '1A'])).toEqual(['new', 'new', 'new', 'new', 'seen', 'seen']);
});

it('says the same of every four of references that are next to each other, or seem so', () => {
  const tricky = ['/', '0', '8', '9', ':', '08', '09', '10', '15', '17', '19', '1:', '20', 'A9', 'B0', '99'];
  const pairs = tricky.flatMap((left) => tricky.map((right) => [left, right]));
  const fours = pairs.flatMap((left) => pairs.map((right) => [...left, ...right]));
  const wrong = fours.filter((list) => noted(list).join() !== expected(list).join());
  expect(wrong).toEqual([]);
});

it('remembers as many as fourteen characters, and none of more', () => {
  expect(noted(['A'.repeat(14), 'A'.repeat(14)])).toEqual(['new', 'seen']);
  expect(noted(['A'.repeat(15), 'A'.repeat(15), '', ''])).toEqual(['new', 'new', 'new', 'new']);
});

it('says when there is no room for a run that has ended', () => {
  expect(noted(['1', '2', '5', '6', '9'], 1)).toEqual(['new', 'new', 'new', 'new', 'full']);
  expect(noted(['1', '2', '5', '6', '9', '2', '6'], 2)).toEqual([
    ...Array<string>(5).fill('new'),
    'seen',
    'seen',
  ]);
});

it('has none of another length in a run', () => {
  const run = Array.from({ length: 20 }, (_, i) => String(100 + i));
  expect(noted([...run, '11', '110', '200', '11', '110', '12']).slice(20)).toEqual([
    ...['new', 'seen', 'new', 'seen', 'seen', 'new'],
  ]);
});
