import { CR, LF, LINE_END, RELEASE, TERMINATOR } from './character-class.js';
import type { Scanner } from './scanner-state.js';

const LETTER_N = 0x4e;
const LETTER_U = 0x55;

/**
 * Passes over segments of which nothing more is going to be said, good or bad, writing nothing down but their number: a
 * message with errors enough, or segments that stand in no message, may go on for as long as a flood of faults does.
 * Stands before the first segment whose tag begins with UN, that has a line end inside (a lost terminator may show
 * there), that is longer than the limit, or that is not all there: the state machine scans those.
 */
export function passOver(scanner: Scanner): void {
  const { tape, classes, end, segmentBytesMax } = scanner;
  const { bytes } = tape;
  let { previousEnd, lastEnd } = tape;
  let start = scanner.position;
  let count = 0;
  for (;;) {
    while (start < end && (bytes[start] === LF || bytes[start] === CR)) start += 1;
    if (bytes[start] === LETTER_U && bytes[start + 1] === LETTER_N) break; // old bytes beyond the end: not all there either
    const past = passAny(bytes, classes, start, Math.min(end, start + segmentBytesMax));
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

/** The place after the terminator; -1 if there is none, or a line end before it. */
function passAny(bytes: Uint8Array, classes: Uint8Array, from: number, limit: number): number {
  for (let position = from; position < limit; position += 1) {
    let kind = classes[bytes[position] as number] as number; // position < limit <= bytes.length; 256 classes
    if (kind < TERMINATOR) continue;
    if (kind === TERMINATOR) return position + 1;
    if (kind === RELEASE) {
      position += 1;
      kind = classes[bytes[position] as number] as number; // at the limit an old byte or none: the loop ends there anyway
    }
    if (kind === LINE_END) return -1;
  }
  return -1;
}
