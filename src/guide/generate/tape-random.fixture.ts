import fc from 'fast-check';
import { assert, type Random } from '../../core/index.js';

/** Chance that comes from a list of numbers and is zero ever after: shorter lists and smaller numbers give less. */
export function tapeRandom(tape: readonly number[]): Random {
  let at = 0;
  const next = (): number => (tape[at++] ?? 0) / 2 ** 32;
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const random: Random = {
    next,
    integer,
    pick(items) {
      assert(items.length > 0, 'cannot pick from nothing');
      return items[integer(0, items.length - 1)] as (typeof items)[number]; // index is in range by construction
    },
    fork: () => random,
  };
  return random;
}

/**
 * An arbitrary of whatever is drawn by chance: fast-check draws and shrinks the tape, and the thing shrinks with it,
 * for it is the least one where chance is spent. So there is one generator, and no second one to fall behind the guide.
 */
export function drawn<T>(draw: (random: Random) => T, tapeMax = 600): fc.Arbitrary<T> {
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  return fc
    .array(number, { minLength: 0, maxLength: tapeMax, size: 'max' })
    .map((tape) => draw(tapeRandom(tape)));
}
