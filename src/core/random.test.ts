import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HarnessFault } from './harness-fault.js';
import { seededRandom } from './random.js';

describe('seededRandom', () => {
  it('pins the values of seed 42: a change here changes every journal', () => {
    const random = seededRandom(42);
    expect(Array.from({ length: 6 }, () => random.integer(0, 999_999))).toMatchInlineSnapshot(`
      [
        307730,
        367611,
        231335,
        17589,
        9130,
        208244,
      ]
    `);
  });

  it('keeps integers in range and forks independent of what was drawn', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 50 }), fc.string(), (seed, draws, label) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let i = 0; i < draws; i += 1) {
          const value = one.integer(-3, 3);
          expect(value).toBeGreaterThanOrEqual(-3);
          expect(value).toBeLessThanOrEqual(3);
        }
        expect(one.fork(label).next()).toBe(other.fork(label).next());
      }),
    );
  });

  it('gives different labels and different seeds different values', () => {
    const first = (seed: number, label: string): number => seededRandom(seed).fork(label).next();
    const values = [first(1, 'a'), first(1, 'b'), first(2, 'a'), first(2, 'b')];
    expect(new Set(values).size).toBe(4);
  });

  it('spreads evenly: no bucket of ten is off by more than a tenth', () => {
    const random = seededRandom(7);
    const buckets = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i += 1) buckets[random.integer(0, 9)]! += 1;
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(1000);
  });

  it('refuses to pick from nothing', () => {
    expect(() => seededRandom(1).pick([])).toThrow(HarnessFault);
  });
});
