import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { printable } from './printable.js';
import { HOSTILE_TEXTS } from './verdict.fixture.js';

vi.setConfig({ testTimeout: 60_000 }); // properties take their time on a busy machine

describe('printable', () => {
  it('shows what a terminal would obey', () => {
    expect(printable('a\u0007b\u001b[31m\u009b')).toBe('a\\x07b\\x1B[31m\\x9B');
    expect(printable('one\r\ntwo\tthree')).toBe('one\\r\\ntwo\\tthree');
  });
  it('shows what cannot be seen and what turns the line round', () => {
    expect(printable('A\u200bB\u202eC\ufeff')).toBe('A\\u200BB\\u202EC\\uFEFF');
  });
  it('shows half of a character as the number that it is, and leaves whole ones alone', () => {
    expect(printable('\ud800 \udc00 😀 Ñ')).toBe('\\uD800 \\uDC00 😀 Ñ');
  });
  it('leaves nothing that XML 1.0, UTF-8 or a terminal cannot carry', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS));
    fc.assert(
      fc.property(anything, (text) => {
        const shown = printable(text);
        expect(Buffer.from(shown, 'utf8').toString('utf8')).toBe(shown); // no half characters
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u);
      }),
    );
  });
});
