import type { Segment, TransmissionReading } from '../edifact/index.js';

/** A run of bytes that goes on a line of its own: a segment with its terminator, a UNA, or what is none of these. */
export interface SegmentRow {
  /** Bytes from the start of the transmission. */
  readonly offset: number;
  /** Bytes, terminator and line end included. */
  readonly length: number;
  /** '' for bytes outside any segment. */
  readonly tag: string;
  /** Position in its message, UNH = 1 (0096); 0 outside any message. */
  readonly ordinal: number;
  /** 0001 of the interchange it belongs to; '' outside any. */
  readonly repertoire: string;
}

interface Mark extends Omit<SegmentRow, 'length'> {
  readonly end: number;
  readonly terminator: number;
}

function marksOf(reading: TransmissionReading): Mark[] {
  const marks: Mark[] = [];
  for (const interchange of reading.interchanges) {
    const groups = interchange.groups.flatMap((group) => [group.header, group.trailer]);
    const messages = interchange.messages.flatMap((message) => message.segments);
    const segments: (Segment | undefined)[] = [
      interchange.header,
      ...groups,
      ...messages,
      interchange.trailer,
    ];
    const terminator = interchange.serviceCharacters.terminator;
    for (const segment of segments) {
      if (segment === undefined) continue;
      const { offset, length } = segment.span();
      const { tag, ordinal } = segment;
      const repertoire = interchange.syntaxIdentifier;
      marks.push({ offset, end: offset + length, tag, ordinal, repertoire, terminator });
    }
  }
  return marks.sort((a, b) => a.offset - b.offset);
}

/** Where a segment's line ends on paper: its terminator and the line end after it belong to it. */
function endOfLine(bytes: Uint8Array, mark: Mark, limit: number): number {
  let end = mark.end;
  if (end < limit && bytes[end - 1] !== mark.terminator && bytes[end] === mark.terminator) end += 1;
  while (end < limit && (bytes[end] === 0x0d || bytes[end] === 0x0a)) end += 1;
  return end;
}

/** Every byte of a transmission, cut into lines at the segments; none is left out, whatever it is. */
export function segmentRows(reading: TransmissionReading): readonly SegmentRow[] {
  const { bytes } = reading;
  const marks = marksOf(reading);
  const rows: SegmentRow[] = [];
  let at = 0;
  const stray = (end: number): void => {
    if (end > at) rows.push({ offset: at, length: end - at, tag: '', ordinal: 0, repertoire: '' });
  };
  marks.forEach((mark, i) => {
    if (mark.offset < at) return; // the same bytes are not shown twice
    stray(mark.offset);
    const end = endOfLine(bytes, mark, marks[i + 1]?.offset ?? bytes.length);
    const { offset, tag, ordinal, repertoire } = mark;
    rows.push({ offset, length: end - offset, tag, ordinal, repertoire });
    at = end;
  });
  stray(bytes.length);
  return rows;
}
