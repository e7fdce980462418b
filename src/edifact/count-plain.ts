import { COMPONENT, CR, ELEMENT, LF, ORDINARY, RELEASE, TERMINATOR } from './character-class.js';
import type { Scanner } from './scanner-state.js';

const LETTER_A = 0x41;
const LETTER_T = 0x54;
const LETTER_U = 0x55;
const LETTER_X = 0x58;
const LETTER_Z = 0x5a;
const TAG_BYTES = 3;

/**
 * The fastest path: passes over data segments that are whole and unremarkable, writing nothing down but their number.
 * Reading a message needs no more of them; whoever asks for its segments later has them scanned again. Stands before
 * the first segment that is anything else, or whose tag begins with U, as those of the envelope do, or is TXT.
 */
export function countPlain(scanner: Scanner): void {
  const { tape, classes, end, segmentBytesMax } = scanner;
  const { bytes } = tape;
  let { previousEnd, lastEnd } = tape;
  let start = scanner.position;
  let count = 0;
  for (;;) {
    let first = bytes[start] as number; // beyond the end this is undefined or old bytes, which the tests below refuse
    while ((first === LF || first === CR) && start < end) first = bytes[++start] as number; // likewise
    const position = start + TAG_BYTES;
    if (position >= end || first === LETTER_U || first < LETTER_A || first > LETTER_Z) break;
    const second = bytes[start + 1] as number; // start + 3 < end, here and in the next two lines
    const third = bytes[start + 2] as number;
    if (classes[bytes[position] as number] !== ELEMENT || classes[first] !== ORDINARY) break;
    if (second < LETTER_A || second > LETTER_Z || classes[second] !== ORDINARY) break;
    if (third < LETTER_A || third > LETTER_Z || classes[third] !== ORDINARY) break;
    if (third === LETTER_T && second === LETTER_X && first === LETTER_T) break;
    const past = passBody(bytes, classes, position, Math.min(end, start + segmentBytesMax));
    if (past < 0) break;
    count += 1;
    previousEnd = lastEnd;
    lastEnd = past;
    start = past;
  }
  tape.segmentCount += count;
  tape.previousEnd = previousEnd;
  tape.lastEnd = lastEnd;
  scanner.position = start;
}

/** The place after the terminator; -1 if a byte on the way must be reported, or there is no terminator. */
function passBody(bytes: Uint8Array, classes: Uint8Array, from: number, limit: number): number {
  let position = from;
  let lastPosition = -1;
  let lastKind = TERMINATOR;
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
      position += 2;
      continue;
    }
    // A separator right after a lower one trails, and must be reported.
    if (kind > lastKind && position === lastPosition + 1) return -1;
    lastPosition = position;
    lastKind = kind;
    position += 1;
    if (kind === TERMINATOR) return position;
  }
  return -1;
}
