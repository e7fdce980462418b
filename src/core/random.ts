import { assert } from './harness-fault.js';

/** A seeded source of chance. The same seed and the same calls give the same values on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** One of the items, which must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** An independent source named by `label`: drawing from it does not disturb this one, nor does it depend on what was drawn. */
  fork(label: string): Random;
}

/** FNV-1a over UTF-16 code units: spreads a label over 32 bits. */
function hashLabel(label: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < label.length; i += 1) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** mulberry32 (public domain, T. Ettinger): 32 bits of state are plenty for picking test data. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes a source of chance from a seed, any whole number. */
export function seededRandom(seed: number): Random {
  const base = hashLabel(String(seed), 0);
  const next = mulberry32(base);
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    pick(items) {
      assert(items.length > 0, 'cannot pick from nothing');
      return items[integer(0, items.length - 1)] as (typeof items)[number]; // index is in range by construction
    },
    fork: (label) => seededRandom(hashLabel(label, base)),
  };
}
