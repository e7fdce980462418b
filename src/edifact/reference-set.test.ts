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
