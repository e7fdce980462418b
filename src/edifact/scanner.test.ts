import { describe, expect, it } from 'vitest';

import { scanSegments, type ScanStop } from './scanner.js';
import { scannerOf, type ScannerOptions } from './scanning.fixture.js';
import {
  endOf,
  flagsOf,
  LINE_END_INSIDE,
  MALFORMED_TAG,
  NEEDLESS_RELEASE,
  NESTED_TAG,
  NO_ELEMENTS,
  OVERLONG,
  RELEASED,
  startOf,
  SUSPECT_BYTE,
  TRAILING_SEPARATOR,
  UNTERMINATED,
} from './tape.js';

interface ScanOptions extends ScannerOptions {
  /** More bytes come; without, the text is all there is. */
  readonly more?: boolean;
  /** Stop at segments only that somebody must look at. */
  readonly remarkable?: boolean;
}

/** Scans a text to its end: first byte, end and flags of each segment that it stopped at, and why it stopped last. */
function scanned(
  text: string,
  { more = false, remarkable = false, ...options }: ScanOptions = {},
): { readonly segments: readonly (readonly number[])[]; readonly stop: ScanStop; readonly position: number } {
  const { scanner } = scannerOf(text, options);
  const { tape } = scanner;
  scanner.everySegment = !remarkable;
  const segments: (readonly number[])[] = [];
  let stop = scanSegments(scanner, !more);
  for (; stop === 'segment'; stop = scanSegments(scanner, !more))
    segments.push([startOf(tape, tape.last), endOf(tape, tape.last), flagsOf(tape, tape.last)]);
  return { segments, stop, position: scanner.position };
}

/** The flags of the one segment that a text is. */
function flagsIn(text: string, options?: ScanOptions): number | undefined {
  const { segments } = scanned(text, options);
  expect(segments.length).toBe(1);
  return segments[0]?.[2];
}

describe('a tag', () => {
  it.each(['A1B', 'AB0', 'AB9', 'A09', 'AZ5', 'Z0Z', 'AAA', 'ZZZ'])('may be %s', (tag) => {
    expect(flagsIn(`${tag}+1'`)).toBe(0);
  });

  it.each(['1AB', '0AA', 'A/1', 'AB/', 'A;1', 'AB=', 'A-B', 'AB ', 'A', 'AB', 'ABCD', ' AB', '.AA'])(
    'may not be %j',
    (tag) => {
      expect(flagsIn(`${tag}+1'`)).toBe(MALFORMED_TAG);
    },
  );

  it.each(['@AB', '[AB', 'A@B', 'A[B', 'AB@', 'AB[', 'abc', 'Abc', 'ABc'])(
    'may not be %j in a larger repertoire',
    (tag) => {
      expect(flagsIn(`${tag}+1'`, { identifier: 'UNOC' })).toBe(MALFORMED_TAG);
    },
  );

  it('may have components or nothing after it, which is told', () => {
    expect(flagsIn("ABC:1+1'")).toBe(NESTED_TAG);
    expect(flagsIn("ABC*1+1'")).toBe(NESTED_TAG);
    expect(flagsIn("ABC'")).toBe(NO_ELEMENTS);
    expect(flagsIn("'")).toBe(NO_ELEMENTS | MALFORMED_TAG);
  });
});

describe('what stands in a segment', () => {
  it.each([
    ["ABC+A+'", TRAILING_SEPARATOR],
    ["ABC+A:'", TRAILING_SEPARATOR],
    ["ABC+A:+B'", TRAILING_SEPARATOR],
    ["ABC+A*'", TRAILING_SEPARATOR],
    ["ABC+A:*B'", TRAILING_SEPARATOR],
    ["AB1++A::B'", 0],
    ["AB1+A+:B'", 0],
    ["AB1+A*:B'", 0],
    ["AB1+A:B+C:D'", 0],
    ["AB1+?A'", RELEASED | NEEDLESS_RELEASE],
    ["AB1+?+'", RELEASED],
    ["AB1+?a'", RELEASED | SUSPECT_BYTE],
    ["AB1+?\n'", RELEASED | LINE_END_INSIDE],
    ["AB1+??'", RELEASED],
    ["AB1+A\nB'", LINE_END_INSIDE],
    ["AB1+A\rB'", LINE_END_INSIDE],
    ["AB1+a'", SUSPECT_BYTE],
    ["AB1+a\n'", SUSPECT_BYTE | LINE_END_INSIDE],
  ] as const)('of %j is told', (text, flags) => {
    expect(flagsIn(text)).toBe(flags);
  });

  it.each([
    ['AB1+?', '+A', RELEASED],
    ['AB1+?', 'A', RELEASED | NEEDLESS_RELEASE],
    ['AB1+?', 'a', RELEASED | SUSPECT_BYTE],
    ['AB1+?', '\n', RELEASED | LINE_END_INSIDE],
    ['AB1+?', "'", RELEASED],
  ] as const)('of %j and then %j is told as of both at once', (before, after, flags) => {
    const text = `${before}${after}'`;
    const { scanner } = scannerOf(text, { end: before.length });
    expect(scanSegments(scanner, false)).toBe('starved');
    scanner.end = text.length;
    expect(scanSegments(scanner, false)).toBe('segment');
    expect([flagsOf(scanner.tape, 0), endOf(scanner.tape, 0)]).toEqual([flags, text.length]);
  });
});

describe('where a segment begins and ends', () => {
  it('a line feed that serves as a separator ends no segment, whatever tag comes after it', () => {
    expect(flagsIn("FTX+A\nUNH+1'", { characters: { component: 0x0a } })).toBe(0);
  });

  it.each([
    [
      "\r\n\n'\r\r'\n",
      [
        [3, 4],
        [6, 7],
      ],
    ],
    [
      "a+1'\n\rb+1'",
      [
        [0, 4],
        [6, 10],
      ],
    ],
    // A service tag alone on a line after a line end, where the terminator was lost.
    [
      "AB1+1\nUNT+3+1'",
      [
        [0, 5],
        [6, 14],
      ],
    ],
    [
      "AB1+1\rUNT+3+1'",
      [
        [0, 5],
        [6, 14],
      ],
    ],
    [
      "AB1+1\r\nUNT+3+1'",
      [
        [0, 5],
        [7, 15],
      ],
    ],
    [
      "AB1+1\r\n\r\nUNH+1'",
      [
        [0, 5],
        [9, 15],
      ],
    ],
    [
      "A\nUNZ+1'",
      [
        [0, 1],
        [2, 8],
      ],
    ],
    [
      "AB1+\n1\nUNB+1'",
      [
        [0, 6],
        [7, 13],
      ],
    ],
    ["AB1+1\nUNX+1'", [[0, 12]]],
    ["AB1+1\nUNA+1'", [[0, 12]]],
    ["AB1+1\nXNT+1'", [[0, 12]]],
    ["AB1+1\nUXT+1'", [[0, 12]]],
    ["AB1+1\nUNT:1'", [[0, 12]]],
    ["AB1+\n1UNT+1'", [[0, 12]]],
    ["AB1+1+UNT+1'", [[0, 12]]],
    // The end of the data bounds the last, line ends after it aside.
    ['AB1+1', [[0, 5]]],
    ['AB1+1\r\n\n', [[0, 5]]],
    ['A\n\n', [[0, 1]]],
  ] as const)('%j', (text, places) => {
    expect(scanned(text).segments.map(([start, end]) => [start, end])).toEqual(places);
  });

  it('is told where the terminator was lost', () => {
    expect(scanned("AB1+1\nUNT+3+1'").segments.map(([, , flags]) => flags)).toEqual([
      UNTERMINATED | LINE_END_INSIDE,
      0,
    ]);
    expect(scanned('AB1+1').segments).toEqual([[0, 5, UNTERMINATED]]);
    expect(scanned('AB1+?').segments).toEqual([[0, 5, UNTERMINATED | RELEASED]]);
  });

  it('has room for a mark at every byte, and one where the terminator should stand', () => {
    expect(scanned('++++', { cells: 3 }).segments).toEqual([[0, 4, UNTERMINATED | MALFORMED_TAG]]);
  });

  it('is told by the bytes that came, whatever old bytes come after', () => {
    const { scanner } = scannerOf('AB1+?a', { end: 5 });
    expect([scanSegments(scanner, false), scanSegments(scanner, true)]).toEqual(['starved', 'segment']);
    expect(flagsOf(scanner.tape, 0)).toBe(UNTERMINATED | RELEASED);
  });

  it('goes on after what is left of one that is too long', () => {
    const { segments } = scanned("AB1+123456789?'0'AB2+1'", { segmentBytesMax: 8 });
    expect(segments).toEqual([
      [0, 8, OVERLONG],
      [17, 23, 0],
    ]);
    expect(scanned("AB1+123'AB2+1'", { segmentBytesMax: 8 }).segments).toEqual([
      [0, 8, 0],
      [8, 14, 0],
    ]);
  });
});

describe('UNA at the start of a segment', () => {
  it.each(["UNA:+.? '", "\nUNA:+.? '", 'UNA'])('stops scanning before %j', (text) => {
    expect(scanned(text)).toEqual({ segments: [], stop: 'una', position: text.indexOf('U') });
  });

  it.each(["1NA+1'", "UXA+1'", "UNX+1'", "U1A+1'"])('is not %j', (text) => {
    expect(scanned(text).segments.length).toBe(1);
  });

  it('is UNA as soon as three bytes are there', () => {
    expect(scanned('UNA', { more: true }).stop).toBe('una');
    expect(scanned("AB1+1'\nU", { more: true })).toMatchObject({ stop: 'starved', position: 7 });
  });

  it.each(['U', 'UN'])('may be what %j begins, while more may come', (text) => {
    expect(scanned(text, { more: true })).toEqual({ segments: [], stop: 'starved', position: 0 });
    expect(scanned(text).segments).toEqual([[0, text.length, UNTERMINATED | MALFORMED_TAG | NO_ELEMENTS]]);
  });

  it('is a tag once, when it was said to be one', () => {
    const { scanner } = scannerOf("UNA+1'UNA+1'");
    scanner.unaIsTag = true;
    expect(scanSegments(scanner, true)).toBe('segment');
    expect([scanSegments(scanner, true), scanner.position]).toEqual(['una', 6]);
  });
});

describe('where scanning stops, when not at every segment', () => {
  it('is at what must be looked at, and at tags that begin with UN', () => {
    const text = "AB1+1'AB2+1+'UN1+1'U1N+1'XN1+1'1UN+1'AB3+?+'";
    const stops = scanned(text, { remarkable: true }).segments.map(([start]) => start);
    expect(stops).toEqual([6, 13, 31]);
  });
});
