import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import { classTable, ORDINARY } from './character-class.js';
import type { ServiceCharacters } from './model.js';
import { repertoireOf } from './repertoire.js';
import { PASSED, REFUSED, STOP } from './scanning.fixture.js';
import { countPlain, scanPlain } from './scan-plain.js';
import { createScanner, scanSegments } from './scanner.js';
import type { Scanner } from './scanner-state.js';
import { LEVEL_A } from './service-characters.js';
import { createTape, flagsOf, forgetSegment, REPORTABLE, startOf } from './tape.js';

/** Some bytes in a window, what they mean, and where scanning begins and must end. */
interface ScanCase {
  readonly bytes: Buffer;
  readonly characters: ServiceCharacters;
  readonly repertoire: string;
  readonly segmentBytesMax: number;
  readonly from: number;
  /** Bytes at the end of the window that have not arrived. */
  readonly old: number;
  readonly services: number;
}

const PLAIN = [
  ...PASSED.map(([text]) => text.replace(STOP, '')),
  ...["UNH+1'", "UNT+2+1'", "UAA+1'", "FTX+ABCDEFGHIJKLMNOPQRSTUVWXYZ'", "ZZZ+1'"],
];
const OTHER = [
  ...REFUSED,
  ...[
    "AB1+2'",
    "@[[+1'",
    "'",
    '+',
    ':',
    '*',
    '?',
    "?'",
    '??',
    '?A',
    '\n',
    'A',
    'GH',
    'a',
    ' ',
    'é',
    '\x80',
    'ÿ',
    '\0',
  ],
];
const parts: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.array(fc.constantFrom(...PLAIN), { maxLength: 8 }),
  fc.array(fc.constantFrom(...PLAIN, ...OTHER), { maxLength: 12 }),
);

/** Service characters as they are, and as no sane UNA has them: letters, line ends, the same twice. */
const characters: fc.Arbitrary<ServiceCharacters> = fc.oneof(
  fc.constant({ ...LEVEL_A, repetition: 0x2a }),
  fc.record({
    component: fc.constantFrom(0x3a, 0x42, 0x0a, 0x80),
    element: fc.constantFrom(0x2b, 0x2b, 0x0d, 0xff),
    decimal: fc.constant(0x2e),
    release: fc.constantFrom(0x3f, 0x47, undefined, 0x0a),
    repetition: fc.constantFrom(0x2a, 0x48, undefined),
    terminator: fc.constantFrom(0x27, 0x27, 0x0a, 0x2b, 0xe9),
  }),
);

const PIECE_BYTES = 64 * 1024;

/** So many bytes of plain segments, of 64 bytes each and a shorter or longer one. */
function plainSegments(length: number): string {
  const count = Math.floor(length / 64) - 1;
  const segment = (bytes: number): string => `FTX+${'1'.repeat(bytes - 5)}'`;
  return segment(64).repeat(count) + segment(length - 64 * count);
}

/** What comes before the drawn bytes: nothing mostly, or whole segments up to where a piece of the window ends. */
const before: fc.Arbitrary<string> = fc.oneof(
  { weight: 19, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.integer({ min: PIECE_BYTES - 60, max: PIECE_BYTES }).map(plainSegments),
  },
);

const scanCase: fc.Arbitrary<ScanCase> = fc
  .record({
    before,
    parts,
    characters,
    repertoire: fc.constantFrom('UNOA', 'UNOB', 'UNOC', 'UNOW', 'UNOY'),
    segmentBytesMax: fc.constantFrom(6, 8, 14, 16, 17, 200, 200, 200),
    from: fc.nat(20),
    old: fc.nat(8),
    services: fc.constantFrom(1, 1, 2, 3, 99),
  })
  .map(({ before: start, parts: texts, from, old, ...rest }) => {
    const bytes = Buffer.from('+'.repeat(from) + start + texts.join(''), 'latin1');
    return { ...rest, bytes, from, old };
  });

/** What a walk left behind. */
interface Left {
  readonly position: number;
  readonly found: boolean;
  readonly segmentCount: number;
  readonly ends: readonly number[];
  readonly cells: readonly number[];
  /** The last segment on the tape; none on an empty one. */
  readonly last: number | undefined;
}

function scannerOf({ bytes, characters: asked, repertoire, segmentBytesMax, from, old }: ScanCase): Scanner {
  const classes = classTable(asked, repertoireOf(repertoire, '4'));
  const scanner = createScanner(createTape(bytes, 0, 1000), classes, segmentBytesMax);
  scanner.position = from;
  scanner.end = Math.max(from, bytes.length - old);
  return scanner;
}

function leftBy({ tape }: Scanner, position: number, found: boolean): Left {
  const { segmentCount, previousEnd, lastEnd, last, length } = tape;
  const cells = [...tape.cells.subarray(0, length)];
  return {
    position,
    found,
    segmentCount,
    ends: [previousEnd, lastEnd],
    cells,
    last: length > 0 ? last : undefined,
  };
}

/** By the state machine alone, segment by segment, up to the first that the fast path must leave to it. */
function byStateMachine(asked: ScanCase, marks: boolean): Left {
  const scanner = scannerOf(asked);
  const { tape } = scanner;
  let services = 0;
  for (;;) {
    const { segmentCount, previousEnd, lastEnd, last, length } = tape;
    const leave = (position: number): Left => {
      Object.assign(tape, { segmentCount, previousEnd, lastEnd, last, length });
      return leftBy(scanner, position, false);
    };
    const stop = scanSegments(scanner, false);
    if (stop !== 'segment') return leave(scanner.openStart < 0 ? scanner.position : scanner.openStart);
    const start = startOf(tape, tape.last);
    if (isLeft(scanner, start, marks)) return leave(start);
    if (!marks) forgetSegment(tape);
    else if (tape.bytes.toString('latin1', start, start + 2) === 'UN') services += 1;
    if (services === asked.services) return leftBy(scanner, scanner.position, true);
  }
}

/** Whether somebody must look at the last segment, or at its tag. */
function isLeft({ tape, classes }: Scanner, start: number, marks: boolean): boolean {
  if ((flagsOf(tape, tape.last) & REPORTABLE) !== 0) return true;
  const tag = tape.bytes.subarray(start, start + 3);
  const text = tag.toString('latin1');
  if (!/^[A-Z]{3}$/.test(text) || tag.some((byte) => classes[byte] !== ORDINARY)) return true;
  return text === 'TXT' || (!marks && text.startsWith('U'));
}

/** What was scanned before. */
const BEFORE: ScanCase = {
  bytes: Buffer.alloc(PIECE_BYTES),
  characters: LEVEL_A,
  repertoire: 'UNOA',
  segmentBytesMax: 80,
  from: 0,
  old: 0,
  services: 1,
};

/** `inOneCall`, or a call for each service segment, each going on where the last one stopped. */
function byFastPath(asked: ScanCase, marks: boolean, inOneCall: boolean): Left {
  // Old bytes that, taken for bytes that are there, would end a segment, or go before one.
  BEFORE.bytes.fill(asked.bytes.length % 2 === 0 ? "'" : '\n');
  scanPlain(scannerOf(BEFORE), 1);
  const scanner = scannerOf(asked);
  let found = false;
  if (!marks) countPlain(scanner);
  else if (inOneCall) found = scanPlain(scanner, asked.services);
  else for (let n = 0; n < asked.services && (n === 0 || found); n += 1) found = scanPlain(scanner, 1);
  return leftBy(scanner, scanner.position, found);
}

function isThorough(asked: ScanCase, marks: boolean, inOneCall: boolean): boolean {
  return isDeepStrictEqual(byFastPath(asked, marks, inOneCall), byStateMachine(asked, marks));
}

/** The fast path takes what the state machine takes without a word, all of that, and leaves the same behind. */
export const fastIsThorough = fc.property(scanCase, fc.boolean(), fc.boolean(), isThorough);

/** Where the fast path is not thorough when a piece of the window ends so many bytes into some segments. */
export function cutAnywhere(): readonly number[] {
  const text = "FTX+A?'B?+:C'\r\nUNH+1'BGM+??'BGM+1'UNT+1'UNS+2'";
  return Array.from(text, (_, cut) => cut).filter((cut) => {
    const bytes = Buffer.from(plainSegments(PIECE_BYTES - cut) + text, 'latin1');
    const asked = { ...BEFORE, bytes, services: 2, segmentBytesMax: 200 };
    return (
      !isThorough(asked, true, true) || !isThorough(asked, true, false) || !isThorough(asked, false, true)
    );
  });
}

/** The byte values in data of which the fast path is not thorough; with a UNA of letters beyond ASCII. */
export function anyByteInData(): readonly number[] {
  const [component, terminator] = [0xe4, 0xf6];
  return Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => {
    const bytes = Buffer.from(`FTX+A${String.fromCharCode(byte)}B\xf6BGM+1\xf6`, 'latin1');
    const asked = { ...BEFORE, bytes, characters: { ...LEVEL_A, component, terminator } };
    return !['UNOA', 'UNOC'].every((repertoire) => isThorough({ ...asked, repertoire }, true, true));
  });
}

/** Tries all of it, on the same cases every time: throws when one is found that does not hold. */
export function tryFastPath(): void {
  assert.deepEqual([cutAnywhere(), anyByteInData()], [[], []]);
  fc.assert(fastIsThorough, { seed: 20260302, numRuns: 4000, endOnFailure: true });
}
