import type { ReadLimits } from './limits.js';
import { createScanner, scanSegments } from './scanner.js';
import type { Scanner } from './scanner-state.js';
import type { SegmentContext } from './segment-view.js';
import { clearTape, createTape, type Tape } from './tape.js';

/** What all messages of one interchange are read from, and the one tape that their marks are lent on. */
export interface MessageSource {
  /** Its tape is the one that reading goes on with: only its window is of use here. */
  readonly envelope: SegmentContext;
  readonly limits: ReadLimits;
  /** Made when somebody first asks for marks, and used for one message after the other. */
  scratch: Scanner | undefined;
  /** Ordinal of the message whose marks these are; 0 when there is none. */
  lentTo: number;
}

/** A segment of one separator, the shortest with data, has a cell less than bytes: a message seldom needs more cells. */
const SPARE_CELLS = 64;

/**
 * The first segments of the bytes from `start` to before `end` of a window, on a tape of their own: the same bytes and
 * classes give the same marks as when they were read.
 */
export function scannedAgain(
  source: MessageSource,
  start: number,
  end: number,
  segmentsMax: number,
  message: number,
): SegmentContext {
  const { envelope } = source;
  const { bytes, base } = envelope.tape;
  const tape = createTape(bytes, end - start + SPARE_CELLS, base);
  scanMessage(createScanner(tape, envelope.classes, 1), source, start, end, segmentsMax);
  return { ...envelope, tape, message };
}

/** All segments of a message, from `start` to before `end`, on the tape that is lent: what it held of another is gone. */
export function lentMarks(source: MessageSource, start: number, end: number, message: number): Tape {
  const { envelope, limits } = source;
  const { bytes, base } = envelope.tape;
  source.scratch ??= createScanner(createTape(bytes, 0, base), envelope.classes, 1);
  const { tape } = source.scratch;
  if (source.lentTo === message) return tape;
  source.lentTo = message;
  clearTape(tape);
  tape.bytes = bytes;
  tape.base = base;
  const cells = end - start + SPARE_CELLS;
  if (tape.cells.length < cells) tape.cells = new Int32Array(2 * cells);
  scanMessage(source.scratch, source, start, end, limits.segmentsPerMessageMax);
  return tape;
}

function scanMessage(
  scanner: Scanner,
  { limits }: MessageSource,
  start: number,
  end: number,
  segmentsMax: number,
): void {
  const { tape } = scanner;
  scanner.segmentBytesMax = Math.min(limits.segmentBytesMax, end - start + 1);
  scanner.position = start;
  scanner.end = end;
  scanner.everySegment = segmentsMax === 1;
  while (tape.segmentCount < segmentsMax) {
    const stop = scanSegments(scanner, true);
    if (stop === 'starved') break;
    // UNA here began no interchange, or the message would end before it.
    if (stop === 'una') scanner.unaIsTag = true;
  }
}
