import { expect } from 'vitest';

import { classTable } from './character-class.js';
import type { ServiceCharacters } from './model.js';
import { repertoireOf } from './repertoire.js';
import { createScanner } from './scanner.js';
import type { Scanner } from './scanner-state.js';
import { LEVEL_A } from './service-characters.js';
import { createTape } from './tape.js';

/** Where scanning is to stop, in the texts of these tests. */
export const STOP = '¦';

const LEVEL_A_4: ServiceCharacters = { ...LEVEL_A, repetition: 0x2a };

/** What a scanner of a test has beside its text. */
export interface ScannerOptions {
  readonly segmentBytesMax?: number;
  readonly characters?: Partial<ServiceCharacters>;
  /** UNOA, unless another. */
  readonly identifier?: string;
  /** How many bytes are there; the window holds more. */
  readonly end?: number;
  /** Room on the tape. */
  readonly cells?: number;
}

/** A scanner at the start of a text of version 4, and where `¦` says that it must stop. */
export function scannerOf(
  text: string,
  { segmentBytesMax = 100, characters = {}, identifier = 'UNOA', end, cells = 1000 }: ScannerOptions = {},
): { readonly scanner: Scanner; readonly stop: number } {
  const bytes = Buffer.from(text.replace(STOP, ''), 'latin1');
  const classes = classTable({ ...LEVEL_A_4, ...characters }, repertoireOf(identifier, '4'));
  const scanner = createScanner(createTape(bytes, cells), classes, segmentBytesMax);
  scanner.end = end ?? bytes.length;
  return { scanner, stop: text.indexOf(STOP) };
}

/**
 * Walks from the start of a text, writing nothing down, and expects to stop where it says; how many segments it counted,
 * where the last one ended, and the one before it: 7 and 3 before the walk.
 */
export function countedBy(
  walk: (scanner: Scanner) => void,
  text: string,
  options?: ScannerOptions,
): readonly number[] {
  const { scanner, stop } = scannerOf(text, options);
  const { tape } = scanner;
  [tape.segmentCount, tape.lastEnd, tape.previousEnd] = [5, 7, 3];
  walk(scanner);
  expect([scanner.position, tape.length]).toEqual([stop, 0]);
  return [tape.segmentCount - 5, tape.lastEnd, tape.previousEnd];
}

/** Segments under a limit of so many bytes, and how many are passed over. */
export const LIMITED: readonly (readonly [text: string, segmentBytesMax: number, count: number])[] = [
  ["BGM+1'¦", 6, 1],
  ["¦BGM+12'", 6, 0],
  ["BGM+?''¦", 7, 1],
  ["¦BGM+?''", 6, 0],
  ["¦BGM+?''", 5, 0],
  ["AAA+1'BBB+1'¦CCC+12'", 6, 2],
];

/** Data segments that every fast path passes over, to their end, and how many they are. */
export const PASSED: readonly (readonly [string, number])[] = [
  ['¦', 0],
  ["BGM+1'¦", 1],
  ["AAA+1'ZZZ+1'¦", 2],
  ["BGM++1'BGM+:1'BGM+*1'BGM+1::2'BGM+A:B*C+D'¦", 5],
  ["FTX+A?'B'FTX+??'FTX+?+?:?*?''¦", 3],
  ["BGM+1'\r\nFTX+A'\n\n\rDTM+1'¦", 3],
  ["TXA+1'TAT+1'AXT+1'¦", 3],
  ["ANA+1'BNH+1'CNT+1'¦", 3],
];

/** Segments that are all there and that no fast path takes. */
export const REFUSED: readonly string[] = [
  ...["TXT+A'", "UNA+1'"],
  ...["@AA+1'", "A@A+1'", "AA@+1'", "[AA+1'", "A[A+1'", "AA[+1'", "aAA+1'", "AaA+1'", "AAa+1'"],
  ...["A1A+1'", "1AA+1'", "AA1+1'", " AA+1'", "BG+1'", "BGMX+1'", "+1'", "'"],
  ...["BGM'", "DTM:1+2'", "DTM*1+2'", "BGM?+1'"],
  ...["FTX+a'", "FTX+A\nB'", "FTX+A\r\n'", "FTX+\xff'", "FTX+?A'", "FTX+?a'", "FTX+?\n'"],
  ...["BGM+1+'", "BGM+1:'", "BGM+1*'", "BGM+1:+2'", "BGM+1*+2'", "BGM+1:*2'", "BGM+'", "BGM+1:2*3+4:+5'"],
];

/** Those whose tag a larger repertoire would let stand in data. */
export const REFUSED_IN_ANY: readonly string[] = REFUSED.filter((text) =>
  /^(..?|[^A-Z]..|.[^A-Z].|..[^A-Z])\+/.test(text),
);

/** Segments that are not all there. */
export const UNFINISHED: readonly string[] = ['', 'B', 'BG', 'BGM', 'BGM+', 'BGM+1', 'BGM+1?', "BGM+1?'"];

/** Tags with one letter that is a separator, by the role of that letter. */
export const LETTERS_THAT_SERVE: readonly (readonly [string, Partial<ServiceCharacters>])[] = [
  ['B', { component: 0x42 }],
  ['G', { component: 0x47 }],
  ['M', { component: 0x4d }],
  ['G', { release: 0x47 }],
];
