import type { Span } from '../core/index.js';
import type { TransmissionReading } from '../edifact/index.js';
import { segmentRows, type SegmentRow } from './segment-rows.js';
import { visibleCells } from './visible-bytes.js';

/** The offending segment and, cell for cell under it, what points at the offending bytes. */
export interface Excerpt {
  readonly line: string;
  /** Spaces, then `^` under each cell meant; always at least one. */
  readonly caret: string;
  /** Lines of the place that are not shown: a place can be a whole message. */
  readonly moreSegments: number;
}

/** Columns of an excerpt unless told; longer segments are shown through a window around the place. */
export const EXCERPT_COLUMNS_MAX = 100;
const ELLIPSIS = '…';
/** Bytes that are looked at on either side of the place: enough for any window. */
const CONTEXT_BYTES_MAX = 400;

/** Index of the first row that ends after `offset`; the last row for a place behind the last byte. */
function rowIndexAt(rows: readonly SegmentRow[], offset: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && offset < row.offset + row.length) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Marked {
  readonly line: string;
  /** Columns marked, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** Cuts a line down to `columnsMax` around the marked columns, with an ellipsis where something was cut. */
function windowed(marked: Marked, cutBefore: boolean, cutAfter: boolean, columnsMax: number): Marked {
  const { line, start, end } = marked;
  const roomBefore = Math.floor((columnsMax - Math.min(end - start, columnsMax)) / 2);
  const from = Math.max(0, Math.min(start - roomBefore, line.length - columnsMax));
  const to = Math.min(line.length, from + columnsMax);
  const before = from > 0 || cutBefore ? ELLIPSIS : '';
  const after = to < line.length || cutAfter ? ELLIPSIS : '';
  const shift = before.length - from;
  const shownEnd = Math.max(start + 1, Math.min(end, to));
  return { line: before + line.slice(from, to) + after, start: start + shift, end: shownEnd + shift };
}

/** The row's end on paper: a line end after the terminator is not shown unless it is what is meant. */
function shownEndOf(bytes: Uint8Array, row: SegmentRow, spanEnd: number): number {
  let end = row.offset + row.length;
  while (end > row.offset + 1 && end > spanEnd && (bytes[end - 1] === 0x0d || bytes[end - 1] === 0x0a))
    end -= 1;
  return end;
}

function excerptAt(
  bytes: Uint8Array,
  rows: readonly SegmentRow[],
  index: number,
  span: Place,
  columnsMax: number,
): Excerpt | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const spanEnd = span.offset + span.length;
  const rowEnd = shownEndOf(bytes, row, spanEnd);
  const from = Math.max(row.offset, span.offset - CONTEXT_BYTES_MAX);
  const to = Math.min(rowEnd, span.offset + Math.min(span.length, CONTEXT_BYTES_MAX) + CONTEXT_BYTES_MAX);
  const cells = visibleCells(bytes.subarray(from, to), row.repertoire);
  const columnOf = (offset: number): number =>
    cells.slice(0, offset - from).reduce((columns, cell) => columns + cell.length, 0);
  const start = columnOf(span.offset);
  const atLeast = start + (cells[span.offset - from]?.length ?? 1); // an absent element is pointed at by one cell
  const marked = { line: cells.join(''), start, end: Math.max(columnOf(Math.min(spanEnd, to)), atLeast) };
  const shown = windowed(marked, from > row.offset, to < rowEnd, columnsMax);
  const moreSegments = spanEnd > row.offset + row.length ? rowIndexAt(rows, spanEnd - 1) - index : 0;
  return {
    line: shown.line,
    caret: ' '.repeat(shown.start) + '^'.repeat(shown.end - shown.start),
    moreSegments,
  };
}

type Place = Pick<Span, 'offset' | 'length'>;

/** Shows where spans of one transmission stand; undefined where the transmission is empty. */
export type Excerpts = (span: Place) => Excerpt | undefined;

/** Cuts a transmission into lines once, and shows any number of places in it. */
export function createExcerpts(
  reading: TransmissionReading,
  columnsMax: number = EXCERPT_COLUMNS_MAX,
): Excerpts {
  const rows = segmentRows(reading);
  return (span) => excerptAt(reading.bytes, rows, rowIndexAt(rows, span.offset), span, columnsMax);
}
