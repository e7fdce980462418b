import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { written } from './any-bytes.fixture.js';
import { readTransmission, type ElementData, type Segment, type SegmentData } from './index.js';
import { interchange } from './interchange.fixture.js';
import { allFindings, textsOf } from './reading-summary.fixture.js';

function trimmed(elements: readonly ElementData[]): readonly (readonly string[])[] {
  const lists = elements.map((element) => {
    const parts = typeof element === 'string' ? [element] : [...element];
    while (parts.at(-1) === '') parts.pop();
    return parts;
  });
  while (lists.at(-1)?.length === 0) lists.pop();
  return lists.map((parts) => (parts.length === 0 ? [''] : parts));
}

describe('reading what was written', () => {
  it('gives back every text, without a finding', () => {
    fc.assert(
      fc.property(interchange, (data) => {
        const reading = readTransmission(written(data));
        expect(allFindings(reading)).toEqual([]);
        const [item] = reading.interchanges;
        expect(item?.sender).toEqual(data.sender);
        expect(item?.recipient).toEqual(data.recipient);
        expect(item?.controlReference).toBe(data.controlReference);
        expect(item?.testIndicator).toBe(data.testIndicator ? '1' : '');
        const body = (segments: readonly Segment[]): unknown =>
          segments
            .slice(1, -1)
            .map((segment) => [segment.tag, textsOf(segment).map(([components]) => components)]);
        const expected = (segments: readonly SegmentData[]): unknown =>
          segments.map(({ tag, elements }) => [tag, trimmed(elements)]);
        expect(item?.messages.map(({ segments }) => body(segments))).toEqual(
          data.messages.map(({ segments }) => expected(segments)),
        );
      }),
    );
  });

  it('writes equal bytes for equal data', () => {
    fc.assert(
      fc.property(interchange, (data) => {
        expect(written(structuredClone(data))).toEqual(written(data));
      }),
    );
  });
});

describe('a damaged message', () => {
  it('leaves its neighbours as they are', () => {
    fc.assert(
      fc.property(interchange, fc.nat(), fc.constantFrom(0x07, 0x61, 0x7e), (data, which, byte) => {
        const good = written(data);
        const before = readTransmission(good).interchanges[0]!;
        const hit = before.messages[which % before.messages.length]!;
        const segment = hit.segments.at(-1)!;
        const bytes = Uint8Array.from(good);
        bytes[segment.span(1).offset] = byte; // the count of UNT
        const after = readTransmission(bytes).interchanges[0]!;
        expect(after.findings).toEqual([]);
        after.messages.forEach((message) => {
          expect(message.findings.length > 0).toBe(message.ordinal === hit.ordinal);
        });
      }),
    );
  });
});
