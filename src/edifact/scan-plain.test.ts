import { describe, expect, it } from 'vitest';

import { ANY_BYTES } from './repertoire.js';
import { countPlain, scanPlain } from './scan-plain.js';
import { anyByteInData, cutAnywhere } from './scan-plain-property.fixture.js';
import {
  LETTERS_THAT_SERVE,
  LIMITED,
  PASSED,
  REFUSED,
  REFUSED_IN_ANY,
  countedBy,
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
function scanned(text: string, options?: ScannerOptions, services = 1): Scanned {
  const { scanner, stop } = scannerOf(text, options);
  const { tape } = scanner;
  [tape.segmentCount, tape.lastEnd, tape.previousEnd] = [5, 7, 3];
  const found = scanPlain(scanner, services);
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

  it.each([
    [1, "BGM+1'UNS+1'¦FTX+2'UNS+2'", true],
    [2, "BGM+1'UNS+1'FTX+2'UNS+2'¦DTM+1'", true],
    [3, "UNS+1'BGM+1'UNS+1'FTX+2'¦", false],
  ])('stops after %i such segments', (services, text, found) => {
    const { count, segments, ...rest } = scanned(text, {}, services);
    expect([rest.found, count, segments.length]).toEqual([
      found,
      text.includes('DTM') ? 4 : found ? 2 : 4,
      count,
    ]);
  });

  it('passes over line ends that are there, and no others', () => {
    expect(scanned("BGM+1'\n\r¦\n\n", { end: 8 })).toEqual(ONE);
  });

  it.each(LIMITED)('%j under a limit of %i bytes', (text, segmentBytesMax, count) => {
    expect(scanned(text, { segmentBytesMax }).count).toBe(count);
  });

  it('makes room on the tape', () => {
    const { scanner } = scannerOf("BGM+1'FTX+1+2'", { cells: 0 });
    scanPlain(scanner, 1);
    expect(onTape(scanner)).toEqual(['BGM|1', 'FTX|1|2']);
    expect(scanner.tape.cells.length).toBeLessThan(20);
  });

  it.each(LETTERS_THAT_SERVE)('stops before a tag with %s where that letter serves', (_, characters) => {
    expect(scanned("AAA+1'¦BGM+1'", { characters }).count).toBe(1);
  });
});

const counted = (text: string, options?: ScannerOptions): readonly number[] =>
  countedBy(countPlain, text, options);

describe('counting plain segments', () => {
  it.each(PASSED)('passes over %j', (text, count) => {
    expect(counted(text)[0]).toBe(count);
  });

  it.each([...REFUSED, "UNT+3+1'", "UNS+D'", "UAA+1'"])('stops before %j', (text) => {
    expect(counted(`BGM+1'\n${STOP}${text}`)).toEqual([1, 6, 7]);
    expect(counted(`${STOP}${text}BGM+1'`)).toEqual([0, 7, 3]);
  });

  it.each(REFUSED_IN_ANY)('stops before %j in a larger repertoire too', (text) => {
    expect(counted(`BGM+1'${STOP}${text}`, { identifier: 'UNOC' })).toEqual([1, 6, 7]);
  });

  it.each(UNFINISHED)('stops before %j, whatever old bytes come after', (text) => {
    expect(counted(`BGM+1'${STOP}${text}`)).toEqual([1, 6, 7]);
    const end = 6 + text.length;
    for (const old of ["'", "AB+1'", "+1'", '\n'])
      expect(counted(`BGM+1'${STOP}${text}${old}`, { end })).toEqual([1, 6, 7]);
  });

  it('says where the last segment ended, and the one before it', () => {
    expect(counted("BGM+1'\r\nFTX+AB'\n¦")).toEqual([2, 15, 6]);
  });

  it('passes over line ends that are there, and no others', () => {
    expect(counted("BGM+1'\n\r¦\n\n", { end: 8 })).toEqual([1, 6, 7]);
  });

  it.each(LIMITED)('%j under a limit of %i bytes', (text, segmentBytesMax, count) => {
    expect(counted(text, { segmentBytesMax })[0]).toBe(count);
  });

  it.each(LETTERS_THAT_SERVE)('stops before a tag with %s where that letter serves', (_, characters) => {
    expect(counted("AAA+1'¦BGM+1'", { characters })[0]).toBe(1);
  });
});

describe('the fast path', () => {
  it('tells any byte as the state machine does', () => {
    expect(anyByteInData()).toEqual([]);
  });
});

describe('a window of several pieces', () => {
  it('is scanned as one, wherever a piece ends', () => {
    expect(cutAnywhere()).toEqual([]);
  });
});
