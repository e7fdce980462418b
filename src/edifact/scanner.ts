import { CR, ELEMENT, LF, LINE_END, ORDINARY, RELEASE, SUSPECT, TERMINATOR } from './character-class.js';
import { passOver } from './pass-over.js';
import { countPlain, scanPlain } from './scan-plain.js';
import type { Scanner } from './scanner-state.js';
import {
  addSegment,
  ELEMENT_MARK,
  firstMarkOf,
  LINE_END_INSIDE,
  MALFORMED_TAG,
  markAt,
  NEEDLESS_RELEASE,
  NESTED_TAG,
  NO_ELEMENTS,
  OVERLONG,
  RELEASED,
  REPORTABLE,
  reserve,
  SUSPECT_BYTE,
  TERMINATOR_MARK,
  TRAILING_SEPARATOR,
  UNTERMINATED,
  type Tape,
} from './tape.js';

/** Why scanning stopped: a segment to look at is last on the tape, UNA stands at `position`, or bytes ran out. */
export type ScanStop = 'segment' | 'una' | 'starved';

const LETTER_A = 0x41;
const LETTER_N = 0x4e;
const LETTER_U = 0x55;
const LETTER_Z = 0x5a;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
/** The last letters of UNB, UNE, UNG, UNH, UNS, UNT, UNZ. */
const SERVICE_LETTERS: readonly number[] = Array.from('BEGHSTZ', (letter) => letter.charCodeAt(0));
/** Before the first mark of a segment: its place is next to no other, and its rank is not a terminator's. */
const NO_MARK = -8;

/** A scanner at the start of a tape's window. */
export function createScanner(tape: Tape, classes: Uint8Array, segmentBytesMax: number): Scanner {
  return {
    tape,
    classes,
    segmentBytesMax,
    position: 0,
    end: tape.bytes.length,
    ahead: 0,
    everySegment: true,
    counting: false,
    passing: false,
    openStart: -1,
    openFlags: 0,
    openCell: 0,
    unaIsTag: false,
    released: false,
    skipping: false,
  };
}

/** Scans on until a segment deserves a look or bytes run out; `final` says that no more will come. */
export function scanSegments(scanner: Scanner, final: boolean): ScanStop {
  const { tape } = scanner;
  for (;;) {
    if (scanner.skipping && !skipOverlong(scanner)) return 'starved';
    if (scanner.openStart < 0) {
      if (scanner.passing) passOver(scanner);
      else if (scanner.counting) countPlain(scanner);
      else if (!scanner.everySegment && scanPlain(scanner, 1)) return 'segment';
      const stop = openSegment(scanner, final);
      if (stop !== undefined) return stop;
    }
    if (!scanBody(scanner, tape) && !(final && endOfData(scanner))) return 'starved';
    if (closeSegment(scanner)) return 'segment';
  }
}

/** Opens a segment, passing over line ends before it; undefined when that went well. */
function openSegment(scanner: Scanner, final: boolean): ScanStop | undefined {
  const { tape, end } = scanner;
  const { bytes } = tape;
  while (scanner.position < end && isLineEnd(bytes[scanner.position])) scanner.position += 1;
  const { position } = scanner;
  if (position >= end) return 'starved';
  if (bytes[position] === LETTER_U && !scanner.unaIsTag) {
    if (end - position < 3 && !final) return 'starved';
    if (bytes[position + 1] === LETTER_N && bytes[position + 2] === LETTER_A) return 'una';
  }
  scanner.unaIsTag = false;
  scanner.openStart = position;
  scanner.openFlags = 0;
  scanner.openCell = firstMarkOf(tape.length);
  // Nothing but the end of the data bounds a last segment, and only the limit one that more bytes may go on with.
  const { segmentBytesMax } = scanner;
  reserve(tape, (final ? Math.min(segmentBytesMax, end - position) : segmentBytesMax) + 1);
  return undefined;
}

/** Scans the open segment to its terminator. False when the bytes ran out first; all state is in the scanner then. */
function scanBody(scanner: Scanner, tape: Tape): boolean {
  const { bytes, cells } = tape;
  const { classes, openStart } = scanner;
  const limit = Math.min(scanner.end, openStart + scanner.segmentBytesMax);
  let position = afterReleased(scanner, limit);
  let flags = scanner.openFlags;
  let cell = scanner.openCell;
  let last = cell > firstMarkOf(tape.length) ? markAt(tape, cell - 1) : NO_MARK;
  while (position < limit) {
    const kind = classes[bytes[position] as number] as number; // position < limit <= bytes.length; 256 classes
    position += 1;
    if (kind === ORDINARY) continue;
    if (kind === RELEASE) {
      flags |= RELEASED;
      if (position === limit) scanner.released = true;
      else flags |= releasedFlags(classes[bytes[position] as number]); // position < limit
      position += scanner.released ? 0 : 1;
      continue;
    }
    if (kind > TERMINATOR) {
      flags |= kind === LINE_END ? LINE_END_INSIDE : SUSPECT_BYTE;
      continue;
    }
    const mark = ((position - 1) << 2) | (kind - 1);
    // A separator right after a lower one: the lower one trails (D422 6.4).
    if (mark >> 2 === (last >> 2) + 1 && (last & 3) < kind - 1) flags |= TRAILING_SEPARATOR;
    if (
      kind === ELEMENT &&
      (flags & LINE_END_INSIDE) !== 0 &&
      newServiceTag(bytes, position - 1, openStart)
    ) {
      return endBeforeServiceTag(scanner, position - 1, cell, flags);
    }
    cells[cell] = mark;
    cell += 1;
    last = mark;
    if (kind === TERMINATOR) break;
  }
  scanner.openCell = cell;
  scanner.position = position;
  scanner.openFlags = flags;
  if ((last & 3) === TERMINATOR_MARK) return true;
  return position - openStart >= scanner.segmentBytesMax && endOverlong(scanner);
}

/** Ends a segment at the limit of its length: what is left of it is passed over before anything else. */
function endOverlong(scanner: Scanner): boolean {
  scanner.openFlags |= OVERLONG;
  addTerminator(scanner, scanner.openStart + scanner.segmentBytesMax);
  scanner.skipping = true;
  return true;
}

/** What the byte after a release character adds: only service characters have need of it (D422 5.1). */
function releasedFlags(kind: number | undefined): number {
  if (kind === ORDINARY) return NEEDLESS_RELEASE;
  if (kind === SUSPECT) return SUSPECT_BYTE;
  return kind === LINE_END ? LINE_END_INSIDE : 0;
}

/** Where scanning goes on: one byte further when the last chunk ended in a release character. */
function afterReleased(scanner: Scanner, limit: number): number {
  const { position } = scanner;
  if (!scanner.released || position >= limit) return position;
  scanner.released = false;
  scanner.openFlags |= releasedFlags(scanner.classes[scanner.tape.bytes[position] ?? 0]);
  return position + 1;
}

/** Passes over the rest of a segment that is too long, to its terminator, recording nothing. False when bytes ran out first. */
export function skipOverlong(scanner: Scanner): boolean {
  const { tape, classes, end } = scanner;
  const { bytes } = tape;
  let position = scanner.released ? scanner.position + 1 : scanner.position;
  let kind = ORDINARY;
  while (position < end && kind !== TERMINATOR) {
    kind = classes[bytes[position] as number] as number; // position < end <= bytes.length; 256 classes
    position += kind === RELEASE ? 2 : 1;
  }
  // One past the end when the last byte is a release character: then the next byte to come is released.
  scanner.released = position > end;
  scanner.position = Math.min(position, end);
  scanner.skipping = kind !== TERMINATOR;
  tape.passedTo = tape.base + scanner.position;
  return !scanner.skipping;
}

/**
 * Whether a service tag stands alone on a line before an element separator: a line end, three letters, the separator.
 * A sender that wraps lines and lost a terminator meant a new segment there; taking it for one keeps the loss of one
 * terminator from swallowing the next message. The segment before is an error either way.
 */
function newServiceTag(bytes: Uint8Array, separator: number, openStart: number): boolean {
  const before = bytes[separator - 4];
  if (separator - 4 <= openStart || (before !== CR && before !== LF)) return false;
  if (bytes[separator - 3] !== LETTER_U || bytes[separator - 2] !== LETTER_N) return false;
  return SERVICE_LETTERS.includes(bytes[separator - 1] ?? 0);
}

/** Ends the open segment before the line end that a service tag follows, and stands at the tag. */
function endBeforeServiceTag(scanner: Scanner, separator: number, cell: number, flags: number): boolean {
  const { tape } = scanner;
  let lineEnd = separator - 4;
  while (lineEnd - 1 > scanner.openStart && isLineEnd(tape.bytes[lineEnd - 1])) lineEnd -= 1;
  scanner.openCell = cell;
  addTerminator(scanner, lineEnd);
  scanner.openFlags = flags | UNTERMINATED;
  scanner.position = separator - 3;
  return true;
}

/** Ends the open segment where the data ends, line ends after it aside. False when nothing is open. */
function endOfData(scanner: Scanner): boolean {
  const { tape, openStart, openFlags } = scanner;
  let { end } = scanner;
  while (end - 1 > openStart && isLineEnd(tape.bytes[end - 1])) end -= 1;
  addTerminator(scanner, end);
  scanner.position = scanner.end;
  scanner.released = false;
  scanner.openFlags = openFlags | UNTERMINATED;
  return true;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF;
}

function addTerminator(scanner: Scanner, position: number): void {
  scanner.tape.cells[scanner.openCell] = (position << 2) | TERMINATOR_MARK;
  scanner.openCell += 1;
}

/** Puts the open segment on the tape. True when somebody must look at it. */
function closeSegment(scanner: Scanner): boolean {
  const { tape, openStart, everySegment } = scanner;
  const { bytes } = tape;
  const first = markAt(tape, firstMarkOf(tape.length));
  const tagLength = (first >> 2) - openStart;
  let flags = scanner.openFlags;
  if (tagLength !== 3 || !isTag(bytes, openStart)) flags |= MALFORMED_TAG;
  if ((first & 3) < ELEMENT_MARK) flags |= NESTED_TAG;
  if ((first & 3) === TERMINATOR_MARK) flags |= NO_ELEMENTS;
  addSegment(tape, openStart, flags, scanner.openCell);
  scanner.openStart = -1;
  if (everySegment || scanner.counting || (flags & REPORTABLE) !== 0) return true;
  return bytes[openStart] === LETTER_U && bytes[openStart + 1] === LETTER_N;
}

/** Three capitals, or capitals and digits: the directories have letters only, 0135 of version 4 is an..3. */
function isTag(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] ?? 0;
  return (
    first >= LETTER_A &&
    first <= LETTER_Z &&
    isTagByte(bytes[start + 1] ?? 0) &&
    isTagByte(bytes[start + 2] ?? 0)
  );
}

function isTagByte(byte: number): boolean {
  return (byte >= LETTER_A && byte <= LETTER_Z) || (byte >= DIGIT_0 && byte <= DIGIT_9);
}
