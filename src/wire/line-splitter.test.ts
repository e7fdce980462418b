import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createLineSplitter } from './line-splitter.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the line splitter', () => {
  it('gives the same lines however the bytes were cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '"', ' ') })),
        fc.array(fc.nat(40)),
        (lines, cuts) => {
          const stream = bytes(lines.map((line) => `${line}\n`).join(''));
          const splitter = createLineSplitter(10_000);
          const got: string[] = [];
          const edges = [...cuts.map((cut) => Math.min(cut, stream.length)), stream.length].sort(
            (a, b) => a - b,
          );
          let from = 0;
          for (const to of edges) {
            got.push(...(splitter.push(stream.subarray(from, to)) ?? []));
            from = to;
          }
          expect(got).toEqual(lines);
        },
      ),
    );
  });

  it('drops the CR of a line end, and keeps what is not finished', () => {
    const splitter = createLineSplitter(100);
    expect(splitter.push(bytes('one\r\ntw'))).toEqual(['one']);
    expect(splitter.push(bytes('o\n'))).toEqual(['two']);
  });

  it('refuses a line over the limit, finished or not', () => {
    expect(createLineSplitter(3).push(bytes('abc\n'))).toEqual(['abc']);
    expect(createLineSplitter(3).push(bytes('abcd\n'))).toBeUndefined();
    const splitter = createLineSplitter(3);
    expect(splitter.push(bytes('ab'))).toEqual([]);
    expect(splitter.push(bytes('cd'))).toBeUndefined();
  });
});
