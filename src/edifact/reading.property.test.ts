import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Finding, Span } from '../core/index.js';
import { createTransmissionReader, readTransmission, writeInterchange } from './index.js';
import type { ElementData, InterchangeData, Segment, SegmentData, TransmissionReading } from './index.js';
import { interchange } from './interchange.fixture.js';

function written(data: InterchangeData): Uint8Array {
  const result = writeInterchange(data);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function trimmed(elements: readonly ElementData[]): readonly (readonly string[])[] {
  const lists = elements.map((element) => {
    const parts = typeof element === 'string' ? [element] : [...element];
    while (parts.at(-1) === '') parts.pop();
    return parts;
  });
  while (lists.at(-1)?.length === 0) lists.pop();
  return lists.map((parts) => (parts.length === 0 ? [''] : parts));
}

function elementsOf(segment: Segment): readonly (readonly string[])[] {
  return Array.from({ length: segment.elementCount }, (_, e) =>
    Array.from({ length: segment.componentCount(e + 1) }, (_, c) => segment.text(e + 1, c + 1)),
  );
}

function allFindings(reading: TransmissionReading): readonly Finding[] {
  const inside = reading.interchanges.flatMap((item) => [
    ...item.findings,
    ...item.messages.flatMap((message) => message.findings),
  ]);
  return [...reading.findings, ...inside];
}

/** Everything that a reading says, as plain data. */
function summary(reading: TransmissionReading): unknown {
  return {
    findings: reading.findings,
    interchanges: reading.interchanges.map((item) => ({
      reference: item.controlReference,
      span: item.span,
      findings: item.findings,
      trailer: item.trailer?.span(),
      messages: item.messages.map(({ reference, span, findings, segments, type }) => ({
        ...{ reference, span, findings, type },
        segments: segments.map((segment) => [segment.tag, segment.span(), elementsOf(segment)]),
      })),
    })),
  };
}

function isInside({ offset, length }: Span, bytes: Uint8Array): boolean {
  return offset >= 0 && length >= 0 && offset + length <= bytes.length;
}

/** Places that are not inside the bytes, texts where nothing is: there must be none. */
function unsound(reading: TransmissionReading): readonly Span[] {
  const segments = reading.interchanges.flatMap((item) =>
    item.messages.flatMap((message) => message.segments),
  );
  const places = segments.flatMap((segment) => [
    segment.span(),
    ...Array.from({ length: segment.elementCount + 1 }, (_, element) => segment.span(element + 1, 1)),
    ...(segment.text(segment.elementCount + 1) === '' && segment.text(1, 999) === ''
      ? []
      : [{ offset: -1, length: 0 }]),
  ]);
  const spans = reading.interchanges.flatMap((item) => [item.span, ...item.messages.map(({ span }) => span)]);
  const found = allFindings(reading).map(({ span }) => span);
  return [...places, ...spans, ...found].filter((span) => !isInside(span, reading.bytes));
}

function expectSound(reading: TransmissionReading): void {
  expect(unsound(reading)).toEqual([]);
  const messages = reading.interchanges.flatMap((item) => item.messages);
  expect(messages.filter(({ segments }) => segments[0]?.tag !== 'UNH')).toEqual([]);
}

/** Bytes that look like EDIFACT often enough to reach every corner. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "UNA:+.? '",
        'UNB+UNOA:3+S+R+260302:1130+1',
        'UNB+UNOC:4',
        'UNH+1+T:D:3:UN',
        'UNT+2+1',
        'UNZ+1+1',
      ),
      fc.constantFrom(
        "'",
        "'",
        "'",
        '+',
        ':',
        '?',
        '*',
        '\n',
        '\r\n',
        ' ',
        'UNG+X',
        'UNE+1',
        'UNS+D',
        'BGM+1',
        '\u0000',
        '\u00ff',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));

/** A good interchange with one byte replaced, removed or put in. */
const damaged = fc
  .tuple(interchange, fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(2))
  .map(([data, at, byte, how]) => {
    const good = written(data);
    const place = at % good.length;
    const rest = good.subarray(how === 2 ? place : place + 1);
    return Buffer.concat([good.subarray(0, place), how === 1 ? Buffer.alloc(0) : Buffer.of(byte), rest]);
  });

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
          segments.slice(1, -1).map((segment) => [segment.tag, elementsOf(segment)]);
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

describe('reading anything', () => {
  it('never throws, and every span lies inside the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), hostile), (bytes) => {
        expectSound(readTransmission(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('stands any single byte being replaced, removed or put in', () => {
    fc.assert(
      fc.property(damaged, (bytes) => {
        expectSound(readTransmission(bytes));
      }),
      { numRuns: 300 },
    );
  });

  // Small pieces leave no whole segment to the fast paths, so this holds them against the state machine too.
  it('does not depend on how the bytes were split', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 });
    const limits = fc.record(
      {
        segmentBytesMax: fc.integer({ min: 8, max: 60 }),
        segmentsPerMessageMax: fc.integer({ min: 1, max: 6 }),
        messagesMax: fc.integer({ min: 1, max: 4 }),
        findingsMax: fc.integer({ min: 1, max: 3 }),
        findingsTotalMax: fc.integer({ min: 1, max: 6 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(hostile, interchange.map(written), damaged),
        cuts,
        limits,
        (bytes, sizes, asked) => {
          const reader = createTransmissionReader({ limits: asked });
          let place = 0;
          for (let i = 0; place < bytes.length; i += 1) {
            const size = sizes[i % sizes.length]!;
            reader.push(bytes.subarray(place, place + size));
            place += size;
          }
          expect(summary(reader.end())).toEqual(summary(readTransmission(bytes, { limits: asked })));
        },
      ),
      { numRuns: 500 },
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
