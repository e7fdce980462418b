import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import { classTable, ORDINARY } from './character-class.js';
import type { ServiceCharacters } from './model.js';
import { repertoireOf } from './repertoire.js';
import { forgetPiece } from './scan-piece.js';
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

const PARTS = [
  ...[
    "BGM+1'",
    "FTX+A:B+C'",
    "UNH+1'",
    "UNT+2+1'",
    "TXT+A'",
    "UNA+1'",
    "UAA+1'",
    "AB1+2'",
    "FTX+ABCDEFGHIJKLMNOPQRS'",
  ],
  ...[
    "'",
    "'",
    '+',
    ':',
    '*',
    '?',
    "?'",
    '??',
    '?A',
    '\n',
    '\r\n',
    'A',
    'GH',
    'a',
    ' ',
    '\u00e9',
    '\u0080',
    '\u00ff',
    '\u0000',
  ],
];

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

/** What comes before the drawn bytes: nothing mostly, or whole segments up to where a piece of the window ends. */
const before: fc.Arbitrary<string> = fc.oneof(
  { weight: 19, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 65_480, max: 65_536 })
      .map((length) => "BGM+1'".repeat(length / 6) + 'BGM+123456789'.slice(0, 6 + (length % 6)) + "'"),
  },
);

const scanCase: fc.Arbitrary<ScanCase> = fc
  .record({
    before,
    parts: fc.array(fc.constantFrom(...PARTS), { maxLength: 40 }),
    characters,
    repertoire: fc.constantFrom('UNOA', 'UNOB', 'UNOC', 'UNOW', 'UNOY'),
    segmentBytesMax: fc.constantFrom(6, 8, 14, 16, 17, 80, 80, 80),
    from: fc.nat(20),
    old: fc.nat(8),
    services: fc.constantFrom(1, 1, 2, 3, 99),
  })
  .map(({ before: start, parts, from, old, ...rest }) => {
    const bytes = Buffer.from(start + parts.join(''), 'latin1');
    return { ...rest, bytes, from: Math.min(from, bytes.length), old: Math.min(old, bytes.length) };
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

function byFastPath(asked: ScanCase, marks: boolean): Left {
  const scanner = scannerOf(asked);
  forgetPiece();
  let found = false;
  if (marks) found = scanPlain(scanner, asked.services);
  else countPlain(scanner);
  return leftBy(scanner, scanner.position, found);
}

/** The fast path takes what the state machine takes without a word, all of that, and leaves the same behind. */
export const fastIsThorough = fc.property(scanCase, fc.boolean(), (asked, marks) =>
  isDeepStrictEqual(byFastPath(asked, marks), byStateMachine(asked, marks)),
);
