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
  // One loop over all segments: a flood may have one in every byte.
  for (let position = start; position < end; position += 1) {
    const byte = bytes[position] as number; // position < end <= bytes.length; 256 classes
    if (position === start) {
      if (byte === LF || byte === CR) {
        start += 1;
        continue;
      }
      if (byte === LETTER_U && bytes[position + 1] === LETTER_N) break; // old bytes beyond the end: not all there either
    } else if (position - start >= segmentBytesMax) break;
    let kind = classes[byte] as number; // as above
    if (kind < TERMINATOR) continue;
    if (kind === TERMINATOR) {
      count += 1;
      previousEnd = lastEnd;
      lastEnd = position + 1;
      start = lastEnd;
      continue;
    }
    if (kind === RELEASE) {
      position += 1;
      kind = classes[bytes[position] as number] as number; // at the end an old byte or none: the loop ends there anyway
    }
    if (kind === LINE_END) break;
  }
  tape.segmentCount += count;
  tape.previousEnd = previousEnd;
  tape.lastEnd = lastEnd;
  scanner.position = start;
}
