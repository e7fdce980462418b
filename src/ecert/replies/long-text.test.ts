import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, longText, takeText } from './long-text.js';

describe('a long text', () => {
  it('is its pieces one after the other, however many and long, and whatever is being made beside it', () => {
    const piece = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[^\0-\xff]/g, ''));
    const pieces = fc.array(fc.tuple(piece, fc.constantFrom(1, 1, 1, 4000), fc.nat(2)), { maxLength: 120 });
    fc.assert(
      fc.property(pieces, (list) => {
        const made = [longText(), longText(), longText()];
        const plain = ['', '', ''];
        for (const [text, times, which] of list) {
          append(made[which]!, text.repeat(times));
          plain[which]! += text.repeat(times);
        }
        expect(made.map(takeText)).toEqual(plain);
        expect(made.map(takeText)).toEqual(['', '', '']);
      }),
      { numRuns: 60 },
    );
  });

  it('does not change once it is taken', () => {
    const one = longText();
    for (let i = 0; i < 100; i += 1) append(one, 'A');
    const taken = takeText(one);
    for (let i = 0; i < 100; i += 1) append(one, 'B');
    expect([taken, takeText(one)]).toEqual(['A'.repeat(100), 'B'.repeat(100)]);
  });
});
