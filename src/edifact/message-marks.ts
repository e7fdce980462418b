/**
 * Where everything in one message stands: the low-level view that `Segment` is built on, for whoever walks whole
 * messages and cannot afford an object for each segment.
 *
 * Cells hold the message's segments one after the other. A segment is `HEAD_CELLS` cells (its first byte, its flags, how
 * many marks it has) and then its marks. A mark is one separator: its place in `bytes` times four plus its rank, one of
 * `COMPONENT_MARK` < `REPETITION_MARK` < `ELEMENT_MARK` < `TERMINATOR_MARK`. The tag stands before the first mark; a
 * component stands between the mark before it and the next one; the last mark of a segment is its terminator. So
 *
 * ```
 * for (let at = 0; at < marks.length; at = afterSegment(marks, at)) {
 *   const start = marks.cells[at]; // the tag's first byte
 *   for (let mark = firstMarkOf(at); mark < lastMarkOf(marks, at); mark += 1) {
 *     // rank marks.cells[mark] & 3; the component after it: from (cells[mark] >> 2) + 1 to before cells[mark + 1] >> 2
 *   }
 * }
 * ```
 *
 * Everything is lent: cells (and, where messages are let go, bytes) are used again for the next message, so they are
 * good until `marks()` is called for another message of the same transmission, and no longer.
 */
export interface MessageMarks {
  /** What the places point into. Release characters are still there. */
  readonly bytes: Buffer;
  /** Where `bytes` starts in the transmission: a place plus this is the offset of a span. */
  readonly base: number;
  readonly cells: Int32Array;
  /** Cells in use. */
  readonly length: number;
  readonly segmentCount: number;
}
