import type { MessageMarks } from './message-marks.js';

/**
 * What scanning leaves behind: where the separators stand, in one typed array, and no string at all. Everything that
 * reads segments (views, service checks, a guide's checker) walks it.
 *
 * A segment on the tape is a few cells: its first byte, what scanning noticed, how many marks it has, then the marks.
 * A mark is one separator: its place in the window times four plus its rank (0 component, 1 repetition, 2 element,
 * 3 terminator), never negative, so that it stays a small integer to the runtime. Every segment ends with a terminator
 * mark; where the bytes have none, it stands where one should. A segment is named by the index of its first cell, a
 * mark by its own.
 */
export interface Tape extends MessageMarks {
  /** Tells its window from others: where two tapes have the same, there are the same bytes at the same places of the transmission. */
  readonly windowId: number;
  /** The window of bytes that places on this tape point into; a Buffer, as that has the fastest way to long texts. */
  bytes: Buffer;
  /** Where the window starts in the transmission. */
  base: number;
  cells: Int32Array;
  /** Cells in use: where the next segment will be put. */
  length: number;
  /** Segments scanned since the tape was cleared: those on it, and those that were only counted. */
  segmentCount: number;
  /** The last segment on the tape. */
  last: number;
  /** Where the last segment scanned ended in the window, and the one before it. */
  lastEnd: number;
  previousEnd: number;
  /** Where in the transmission the rest of the last segment ended that was too long and was passed over. */
  passedTo: number;
}

/** Cells of a segment before its marks. */
export const HEAD_CELLS = 3;
export const FLAGS_CELL = 1;
export const MARKS_CELL = 2;

export const COMPONENT_MARK = 0;
export const REPETITION_MARK = 1;
export const ELEMENT_MARK = 2;
export const TERMINATOR_MARK = 3;

/** A byte that is not in the repertoire, or must be looked at more closely. */
export const SUSPECT_BYTE = 1;
/** CR or LF before the terminator. */
export const LINE_END_INSIDE = 2;
/** A separator directly followed by a higher one. */
export const TRAILING_SEPARATOR = 4;
/** The tag is not three capitals or digits. */
export const MALFORMED_TAG = 8;
/** The tag has components: explicit nesting (ISO 9735 v1-3, clause 8.2), which UN messages never use. */
export const NESTED_TAG = 16;
/** Nothing after the tag. */
export const NO_ELEMENTS = 32;
/** Data or the next service segment began where the terminator should stand. */
export const UNTERMINATED = 64;
/** Longer than the limit; marks stop at the limit. */
export const OVERLONG = 128;
/** A release character before a character that needs none. */
export const NEEDLESS_RELEASE = 256;
/** Has release characters: texts must be unreleased. Nothing wrong with that. */
export const RELEASED = 512;
/** Any of these makes a finding. */
export const REPORTABLE = 511;

/** Cells of one slab: most tapes and copies of small interchanges are cut out of one. */
const SLAB_CELLS = 64 * 1024;
let slab = new Int32Array(0);
let slabUsed = 0;

/**
 * Cells of nobody else. Allocating a typed array costs as much as reading a small message, so that small
 * ones are cut out of a larger one, as Buffer does it. No cell is handed out twice.
 */
function newCells(count: number): Int32Array {
  if (count > SLAB_CELLS / 16) return new Int32Array(count);
  makeRoomInSlab(count);
  const cells = slab.subarray(slabUsed, slabUsed + count);
  slabUsed += count;
  return cells;
}

let windowCount = 0;

function newWindowId(): number {
  windowCount += 1;
  return windowCount;
}

function makeRoomInSlab(count: number): void {
  if (slabUsed + count > slab.length) {
    slab = new Int32Array(SLAB_CELLS);
    slabUsed = 0;
  }
}

/**
 * A tape for what has few cells of an unknown number, `most` at most and no more than a slab has: its first segment goes to
 * `tape.length`, where the free cells of a slab begin. They are its own when `keepCells` has cut them out, before which
 * nobody else may be given any.
 */
export function createTapeInSlab(bytes: Buffer, most: number): Tape {
  makeRoomInSlab(most);
  return tapeOf(bytes, slab, slabUsed, 0);
}

/** Cuts out of the slab what is on such a tape; its first segment then begins at 0. */
export function keepCells(tape: Tape): void {
  tape.cells = slab.subarray(slabUsed, tape.length);
  tape.last -= slabUsed;
  tape.length -= slabUsed;
  slabUsed += tape.length;
}

/** A tape of some of the segments on a tape, of which nothing is added to either any more. */
export function segmentsOf(tape: Tape, from: number, to: number, segmentCount: number): Tape {
  const part = tapeOf(tape.bytes, tape.cells.subarray(from, to), to - from, tape.base);
  part.segmentCount = segmentCount;
  return part;
}

/** An empty tape over a window, with room for so many cells; it grows as a message needs it. */
export function createTape(bytes: Buffer, cells: number, base = 0): Tape {
  return tapeOf(bytes, newCells(cells), 0, base);
}

/** An empty tape over the same window as another. */
export function createTapeBeside({ bytes, base, windowId }: Tape, cells: number): Tape {
  return tapeOf(bytes, newCells(cells), 0, base, windowId);
}

function tapeOf(
  bytes: Buffer,
  cells: Int32Array,
  length: number,
  base: number,
  windowId = newWindowId(),
): Tape {
  return {
    windowId,
    bytes,
    base,
    cells,
    length,
    segmentCount: 0,
    last: 0,
    lastEnd: 0,
    previousEnd: 0,
    passedTo: 0,
  };
}

/** Takes everything off a tape. */
export function clearTape(tape: Tape): void {
  tape.length = 0;
  tape.segmentCount = 0;
}

/** Makes room for so many cells on an empty tape: no more the first time, for an interchange may have one message. */
export function reserveEmpty(tape: Tape, cells: number): void {
  const { length } = tape.cells;
  if (length < cells) tape.cells = newCells(length === 0 ? cells : 2 * cells);
}

/** Makes room for one more segment of up to so many marks, so that scanning it needs no further test. */
export function reserve(tape: Tape, marks: number): void {
  const length = tape.length + HEAD_CELLS + marks;
  if (length > tape.cells.length) growTo(tape, length);
}

function growTo(tape: Tape, length: number): void {
  const larger = new Int32Array(Math.max(length, tape.cells.length * 2));
  larger.set(tape.cells.subarray(0, tape.length));
  tape.cells = larger;
}

/** Puts a segment on the tape whose marks are there already, up to the cell `end`. */
export function addSegment(tape: Tape, start: number, flags: number, end: number): void {
  const at = tape.length;
  tape.cells[at] = start;
  tape.cells[at + FLAGS_CELL] = flags;
  tape.cells[at + MARKS_CELL] = end - at - HEAD_CELLS;
  tape.length = end;
  tape.segmentCount += 1;
  tape.last = at;
  tape.previousEnd = tape.lastEnd;
  tape.lastEnd = endOf(tape, at);
}

/** Puts whole segments on the tape, counted already, of which the last begins so many cells on. */
export function addCells(tape: Tape, cells: Int32Array, last: number): void {
  const { length } = tape;
  if (length + cells.length > tape.cells.length) growTo(tape, length + cells.length);
  tape.cells.set(cells, length);
  tape.length = length + cells.length;
  tape.last = length + last;
}

/** Takes the last segment off again, as if it had not been scanned. */
export function dropSegment(tape: Tape): void {
  tape.length = tape.last;
  tape.segmentCount -= 1;
  tape.lastEnd = tape.previousEnd;
}

/** Takes the last segment off the tape, but keeps it counted. */
export function forgetSegment(tape: Tape): void {
  tape.length = tape.last;
}

/** Takes everything off a tape but its last segment, which becomes the first. */
export function keepLastSegment(tape: Tape): void {
  const { last, length, cells } = tape;
  // A header has a handful of cells: copying them here is cheaper than a call into the runtime.
  for (let i = last; i < length; i += 1) cells[i - last] = cells[i] as number; // i < length <= cells.length
  tape.length = length - last;
  tape.segmentCount = 1;
  tape.last = 0;
}

/**
 * A tape of its own for one segment of a tape; with bytes of its own where the window moves on and the segment stays.
 */
export function copySegment(tape: Tape, segment: number, withBytes: boolean): Tape {
  const end = afterSegment(tape, segment);
  const cells = newCells(end - segment);
  for (let i = segment; i < end; i += 1) cells[i - segment] = tape.cells[i] as number; // i < end <= cells.length
  const { bytes, base, lastEnd, previousEnd, passedTo } = tape;
  const copy: Tape = {
    windowId: newWindowId(),
    bytes,
    base,
    cells,
    length: cells.length,
    segmentCount: 1,
    last: 0,
    lastEnd,
    previousEnd,
    passedTo,
  };
  if (!withBytes) return copy;
  const start = startOf(tape, segment);
  const endByte = endOf(tape, segment);
  moveCells(cells, 0, cells.length, start);
  copy.bytes = Buffer.from(tape.bytes.subarray(start, endByte));
  copy.base += start;
  copy.lastEnd = endByte - start;
  return copy;
}

/** Moves whole segments in some cells so many bytes towards the start. */
export function moveCells(cells: Int32Array, from: number, to: number, bytes: number): void {
  for (let at = from; at < to;) {
    const marks = at + HEAD_CELLS;
    const end = marks + (cells[at + MARKS_CELL] as number); // whole segments: the cells are there
    cells[at] = (cells[at] as number) - bytes;
    for (let mark = marks; mark < end; mark += 1) cells[mark] = (cells[mark] as number) - (bytes << 2);
    at = end;
  }
}

// Indexes below are those that adding a segment gave, so the cells are always there.

/** The mark in a cell: place times four plus rank. */
export function markAt(tape: MessageMarks, mark: number): number {
  return tape.cells[mark] as number; // see above
}

/** First byte of a segment, in the window. */
export function startOf(tape: MessageMarks, segment: number): number {
  return tape.cells[segment] as number; // see above
}

/** What scanning noticed about a segment. */
export function flagsOf(tape: MessageMarks, segment: number): number {
  return tape.cells[segment + FLAGS_CELL] as number; // see above
}

/** Where a segment's first mark is. */
export function firstMarkOf(segment: number): number {
  return segment + HEAD_CELLS;
}

/** Where a segment's terminator mark is. */
export function lastMarkOf(tape: MessageMarks, segment: number): number {
  return segment + HEAD_CELLS - 1 + (tape.cells[segment + MARKS_CELL] as number); // see above
}

/** Where the segment after a segment is: the length of the tape when there is none. */
export function afterSegment(tape: MessageMarks, segment: number): number {
  return segment + HEAD_CELLS + (tape.cells[segment + MARKS_CELL] as number); // see above
}

/** Where a segment ends in the window: after its terminator, or where the terminator should stand. */
export function endOf(tape: Tape, segment: number): number {
  const terminator = markAt(tape, lastMarkOf(tape, segment)) >> 2;
  return (flagsOf(tape, segment) & (UNTERMINATED | OVERLONG)) === 0 ? terminator + 1 : terminator;
}
