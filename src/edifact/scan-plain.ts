import { COMPONENT, CR, ELEMENT, LF, ORDINARY, RELEASE, TERMINATOR } from './character-class.js';
import type { Scanner } from './scanner-state.js';
import { FLAGS_CELL, HEAD_CELLS, MARKS_CELL, RELEASED } from './tape.js';

const LETTER_A = 0x41;
const LETTER_N = 0x4e;
const LETTER_T = 0x54;
const LETTER_U = 0x55;
const LETTER_X = 0x58;
const LETTER_Z = 0x5a;
const TAG_BYTES = 3;

/**
 * The fast path: scans segments that are whole, unremarkable and begin with three capitals and an element separator.
 * Stands before the first that is not, which the state machine then scans; so no byte is looked at more than twice.
 * True when it stopped after a segment that somebody must look at.
 */
export function scanPlain(scanner: Scanner): boolean {
  const { tape, classes, end, segmentBytesMax } = scanner;
  const everySegment = scanner.everySegment || scanner.counting;
  const { bytes, cells } = tape;
  const room = cells.length - HEAD_CELLS;
  // What the tape says of itself is written back once: doing so after each segment costs as much as scanning it.
  let { length: at, last, lastEnd, previousEnd } = tape;
  let start = scanner.position;
  let count = 0;
  let found = false;
  while (!found) {
    while (start < end && (bytes[start] === LF || bytes[start] === CR)) start += 1;
    const limit = Math.min(end, start + segmentBytesMax);
    if (at + limit - start > room || !isPlainTag(bytes, classes, start, end)) break;
    const past = scanPlainBody(bytes, classes, cells, at, start, limit);
    if (past < 0) break;
    found = everySegment || (bytes[start] === LETTER_U && bytes[start + 1] === LETTER_N);
    last = at;
    at += HEAD_CELLS + (cells[at + MARKS_CELL] as number); // the cells of the segment just scanned
    count += 1;
    previousEnd = lastEnd;
    lastEnd = past;
    start = past;
  }
  scanner.position = start;
  tape.length = at;
  tape.last = last;
  tape.lastEnd = lastEnd;
  tape.previousEnd = previousEnd;
  tape.segmentCount += count;
  return found;
}

/**
 * Three capitals that are nothing else, then an element separator. UNA is not for us, nor is TXT, a service segment of
 * the versions before 4, of which there may be five.
 */
function isPlainTag(bytes: Uint8Array, classes: Uint8Array, start: number, end: number): boolean {
  if (start + TAG_BYTES >= end) return false;
  const first = bytes[start] as number; // start + 3 is inside the window, here and below
  const second = bytes[start + 1] as number;
  const third = bytes[start + 2] as number;
  if (first < LETTER_A || second < LETTER_A || third < LETTER_A) return false;
  if (first > LETTER_Z || second > LETTER_Z || third > LETTER_Z) return false;
  if (first === LETTER_U && second === LETTER_N && third === LETTER_A) return false;
  if (first === LETTER_T && second === LETTER_X && third === LETTER_T) return false;
  if (classes[first] !== ORDINARY || classes[second] !== ORDINARY || classes[third] !== ORDINARY)
    return false;
  return classes[bytes[start + TAG_BYTES] as number] === ELEMENT;
}

/** Puts one segment into cells from `at` on, and gives the place after its terminator; -1 if it is not plain. */
function scanPlainBody(
  bytes: Uint8Array,
  classes: Uint8Array,
  cells: Int32Array,
  at: number,
  start: number,
  limit: number,
): number {
  let cell = at + HEAD_CELLS;
  let position = start + TAG_BYTES;
  let lastPosition = start;
  let lastKind = TERMINATOR;
  let flags = 0;
  while (position < limit) {
    const kind = classes[bytes[position] as number] as number; // position < limit <= bytes.length; 256 classes
    if (kind === ORDINARY) {
      position += 1;
      continue;
    }
    if (kind > TERMINATOR) {
      if (kind !== RELEASE || position + 1 >= limit) return -1;
      const released = classes[bytes[position + 1] as number] as number; // as above
      if (released < COMPONENT || released > RELEASE) return -1;
      flags = RELEASED;
      position += 2;
      continue;
    }
    // A separator right after a lower one trails, and must be reported.
    if (kind > lastKind && position === lastPosition + 1) return -1;
    cells[cell] = (position << 2) | (kind - 1);
    cell += 1;
    lastPosition = position;
    lastKind = kind;
    position += 1;
    if (kind === TERMINATOR) {
      cells[at] = start;
      cells[at + FLAGS_CELL] = flags;
      cells[at + MARKS_CELL] = cell - at - HEAD_CELLS;
      return position;
    }
  }
  return -1;
}
