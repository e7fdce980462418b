import { describe, expect, it } from 'vitest';

import { ANY_BYTES } from './repertoire.js';
import { scanPlain } from './scan-plain.js';
import {
  LETTERS_THAT_SERVE,
  LIMITED,
  PASSED,
  REFUSED,
  REFUSED_IN_ANY,
  scannerOf,
  STOP,
  UNFINISHED,
  type ScannerOptions,
} from './scanning.fixture.js';
import type { Scanner } from './scanner-state.js';
import { SegmentView } from './segment-view.js';
import { afterSegment, flagsOf, RELEASED } from './tape.js';
import { textsOf } from './reading-summary.fixture.js';

interface Scanned {
  readonly found: boolean;
  readonly count: number;
  readonly ends: readonly number[];
  /** Every segment on the tape as text, with `|` between its elements, `;` its occurrences, `,` its components. */
  readonly segments: readonly string[];
}

function onTape({ tape, classes }: Scanner): readonly string[] {
  const context = { tape, repertoire: ANY_BYTES, classes, release: 0x3f, interchange: 1, message: 1 };
  const segments: string[] = [];
  for (let at = 0; at < tape.length; at = afterSegment(tape, at)) {
    const view = new SegmentView(context, at, 1);
    const texts = textsOf(view).map((occurrences) => occurrences.map((parts) => parts.join(',')).join(';'));
    segments.push([view.tag, ...texts].join('|') + (flagsOf(tape, at) === RELEASED ? '?' : ''));
    if (tape.last === at) expect(afterSegment(tape, at)).toBe(tape.length);
  }
  return segments;
}

/** Scans from the start of a text, and expects to stop where it says. */
function scanned(text: string, options?: ScannerOptions, mode: Partial<Scanner> = {}): Scanned {
  const { scanner, stop } = scannerOf(text, options);
  const { tape } = scanner;
  Object.assign(scanner, { everySegment: false, ...mode });
  [tape.segmentCount, tape.lastEnd, tape.previousEnd] = [5, 7, 3];
  const found = scanPlain(scanner);
  expect(scanner.position).toBe(stop);
  return {
    found,
    count: tape.segmentCount - 5,
    ends: [tape.previousEnd, tape.lastEnd],
    segments: onTape(scanner),
  };
}

const ONE = { found: false, count: 1, ends: [7, 6], segments: ['BGM|1'] };
const NONE = { found: false, count: 0, ends: [3, 7], segments: [] };

describe('scanning plain segments', () => {
  it.each(PASSED)('takes %j', (text, count) => {
    const { segments, ...rest } = scanned(text);
    expect([segments.length, rest.count, rest.found]).toEqual([count, count, false]);
  });

  it('puts them on the tape as they are', () => {
    expect(scanned("BGM+A:B*C++D'\r\nFTX+A?'?+:?:B'UAA+1'DTM+:::1'¦")).toEqual({
      ...{ found: false, count: 4, ends: [35, 44] },
      segments: ['BGM|A,B;C||D', "FTX|A'+,:B?", 'UAA|1', 'DTM|,,,1'],
    });
  });

  it.each(REFUSED)('stops before %j', (text) => {
    expect(scanned(`BGM+1'\n${STOP}${text}`)).toEqual(ONE);
    expect(scanned(`${STOP}${text}BGM+1'`)).toEqual(NONE);
  });

  it.each(REFUSED_IN_ANY)('stops before %j in a larger repertoire too', (text) => {
    expect(scanned(`BGM+1'${STOP}${text}`, { identifier: 'UNOC' })).toEqual(ONE);
  });

  it.each(UNFINISHED)('stops before %j, whatever old bytes come after', (text) => {
    expect(scanned(`BGM+1'${STOP}${text}`)).toEqual(ONE);
    const end = 6 + text.length;
    for (const old of ["'", "AB+1'", "+1'", '\n'])
      expect(scanned(`BGM+1'${STOP}${text}${old}`, { end })).toEqual(ONE);
  });

  it.each(['UNH+1', 'UNT+3+1', 'UNS+D', 'UNX+1'])(
    'stops after %s, as somebody must look at it',
    (segment) => {
      const { found, count } = scanned(`BGM+1'${segment}'${STOP}BGM+2'`);
      expect([found, count]).toEqual([true, 2]);
    },
  );

  it('stops after each where each is asked for, or only counted', () => {
    for (const mode of [{ everySegment: true }, { counting: true }])
      expect(scanned("BGM+1'¦FTX+2'", {}, mode)).toEqual({ ...ONE, found: true });
  });

  it('passes over line ends that are there, and no others', () => {
    expect(scanned("BGM+1'\n\r¦\n\n", { end: 8 })).toEqual(ONE);
  });

  it.each(LIMITED)('%j under a limit of %i bytes', (text, segmentBytesMax, count) => {
    expect(scanned(text, { segmentBytesMax }).count).toBe(count);
  });

  // A segment of six bytes may have as many marks as bytes, so with its head it may need nine cells; it has five.
  it.each([
    ["¦BGM+1'", 8, 0],
    ["BGM+1'¦", 9, 1],
    ["BGM+1'¦FTX+1'", 13, 1],
    ["BGM+1'FTX+1'¦", 14, 2],
  ])('%j with room for %i cells', (text, cells, count) => {
    expect(scanned(text, { cells, segmentBytesMax: 6 }).count).toBe(count);
  });

  it.each(LETTERS_THAT_SERVE)('stops before a tag with %s where that letter serves', (_, characters) => {
    expect(scanned("AAA+1'¦BGM+1'", { characters }).count).toBe(1);
  });
});
