/**
 * What scanning leaves behind: where the separators stand, in typed arrays, and no string at all. Everything that
 * reads segments (views, service checks, a guide's checker) walks these arrays. While a transmission is read its one
 * tape holds the open message and no more, so that it stays in the cache and memory does not grow with the bytes.
 *
 * A mark is one separator: its place in the window times four plus its rank (0 component, 1 repetition, 2 element,
 * 3 terminator), never negative, so that it stays a small integer to the runtime. Every segment ends with a terminator mark; where the bytes have none, it stands where one should.
 */
export interface Tape {
  /** The window of bytes that offsets on this tape point into. */
  bytes: Uint8Array;
  /** Where the window starts in the transmission. */
  base: number;
  marks: Int32Array;
  markCount: number;
  /** First byte of each segment. */
  starts: Int32Array;
  /** First mark of each segment, and one entry more: where the marks of the next one will start. */
  firstMarks: Int32Array;
  /** What scanning noticed about each segment. */
  flags: Uint16Array;
  segmentCount: number;
}

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

const SEGMENTS_AT_FIRST = 256;

/** An empty tape over a window, with room for a segment of so many marks; it grows as a message needs it. */
export function createTape(bytes: Uint8Array, marks: number, base = 0): Tape {
  return {
    bytes,
    base,
    marks: new Int32Array(2 * marks),
    markCount: 0,
    starts: new Int32Array(SEGMENTS_AT_FIRST),
    firstMarks: new Int32Array(SEGMENTS_AT_FIRST + 1),
    flags: new Uint16Array(SEGMENTS_AT_FIRST),
    segmentCount: 0,
  };
}

/** Takes everything off a tape. */
export function clearTape(tape: Tape): void {
  tape.segmentCount = 0;
  tape.markCount = 0;
}

/** Takes everything off a tape but its last segment, which becomes the first. */
export function keepLastSegment(tape: Tape): void {
  const last = tape.segmentCount - 1;
  if (last <= 0) return;
  const first = firstMarkOf(tape, last);
  const start = startOf(tape, last);
  const flags = flagsOf(tape, last);
  const count = tape.markCount - first;
  // A header has a handful of marks: copying them here is cheaper than a call into the runtime.
  for (let i = 0; i < count; i += 1) tape.marks[i] = markAt(tape, first + i);
  tape.markCount = count;
  tape.segmentCount = 0;
  addSegment(tape, start, flags);
}

/** A tape of its own, no larger than need be, with some of a tape's segments. */
export function copySegments(tape: Tape, from: number, to: number): Tape {
  const firstMark = firstMarkOf(tape, from);
  const marks = tape.marks.slice(firstMark, firstMarkOf(tape, to));
  const firstMarks = tape.firstMarks.slice(from, to + 1).map((mark) => mark - firstMark);
  return {
    bytes: tape.bytes,
    base: tape.base,
    marks,
    markCount: marks.length,
    starts: tape.starts.slice(from, to),
    firstMarks,
    flags: tape.flags.slice(from, to),
    segmentCount: to - from,
  };
}

function grown(values: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(Math.max(length, values.length * 2));
  larger.set(values);
  return larger;
}

/** Makes room for one more segment with up to `marks` separators, so that scanning it needs no further test. */
export function reserve(tape: Tape, marks: number): void {
  if (tape.markCount + marks > tape.marks.length) tape.marks = grown(tape.marks, tape.markCount + marks);
  if (tape.segmentCount + 1 < tape.starts.length) return;
  tape.starts = grown(tape.starts, 0);
  tape.firstMarks = grown(tape.firstMarks, tape.starts.length + 1);
  const flags = new Uint16Array(tape.starts.length);
  flags.set(tape.flags);
  tape.flags = flags;
}

/** Puts a finished segment on the tape; its marks are there already. */
export function addSegment(tape: Tape, start: number, flags: number): void {
  tape.starts[tape.segmentCount] = start;
  tape.flags[tape.segmentCount] = flags;
  tape.segmentCount += 1;
  tape.firstMarks[tape.segmentCount] = tape.markCount;
}

/** Takes the last segment off again. */
export function dropSegment(tape: Tape): void {
  tape.segmentCount -= 1;
  tape.markCount = firstMarkOf(tape, tape.segmentCount);
}

// Indexes below come from the tape's own counts, so the arrays always have them.

/** The mark at an index: place times four plus rank. */
export function markAt(tape: Tape, index: number): number {
  return tape.marks[index] as number; // see above
}

/** First byte of a segment, in the window. */
export function startOf(tape: Tape, segment: number): number {
  return tape.starts[segment] as number; // see above
}

/** Index of a segment's first mark. */
export function firstMarkOf(tape: Tape, segment: number): number {
  return tape.firstMarks[segment] as number; // see above
}

/** Index of a segment's terminator mark. */
export function lastMarkOf(tape: Tape, segment: number): number {
  return firstMarkOf(tape, segment + 1) - 1;
}

/** What scanning noticed about a segment. */
export function flagsOf(tape: Tape, segment: number): number {
  return tape.flags[segment] as number; // see above
}

/** Where a segment ends in the window: after its terminator, or where the terminator should stand. */
export function endOf(tape: Tape, segment: number): number {
  const terminator = markAt(tape, lastMarkOf(tape, segment)) >> 2;
  return (flagsOf(tape, segment) & (UNTERMINATED | OVERLONG)) === 0 ? terminator + 1 : terminator;
}
