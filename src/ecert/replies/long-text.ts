/**
 * A long text in the making, of characters that are one byte each. What is appended is kept as text for a few pieces
 * only, then as bytes: a text of thousands of pieces is a tree of them to the runtime, which is slow to walk, and which
 * the collector has to carry along until the text is first read.
 */
export interface LongText {
  /** The pieces that came last. */
  text: string;
  pieces: number;
  /** What came before them, as bytes; undefined while there is nothing. */
  bytes: Buffer | undefined;
  length: number;
}

const PIECES_MAX = 16;
const BYTES_LEAST = 64 * 1024;
/** A larger buffer is not kept for the next text. */
const BYTES_KEPT_MAX = 1024 * 1024;

/** A buffer that no text is using. */
let spare: Buffer | undefined;

function roomFor({ bytes, length }: LongText, more: number): Buffer {
  const needed = length + more;
  if (bytes !== undefined && needed <= bytes.length) return bytes;
  const free = bytes === undefined ? spare : undefined;
  if (free !== undefined && needed <= free.length) {
    spare = undefined;
    return free;
  }
  const larger = Buffer.allocUnsafe(Math.max(BYTES_LEAST, 2 * needed));
  bytes?.copy(larger, 0, 0, length);
  return larger;
}

function toBytes(long: LongText, more: number): Buffer {
  const bytes = roomFor(long, long.text.length + more);
  if (long.text !== '') long.length += bytes.write(long.text, long.length, 'latin1');
  long.bytes = bytes;
  long.text = '';
  long.pieces = 0;
  return bytes;
}

/** A text of nothing. */
export function longText(): LongText {
  return { text: '', pieces: 0, bytes: undefined, length: 0 };
}

/** Puts a piece behind the others. */
export function append(long: LongText, piece: string): void {
  long.text += piece;
  long.pieces += 1;
  if (long.pieces >= PIECES_MAX) toBytes(long, 0);
}

/**
 * The whole text so far as bytes, with room for more: whoever writes them, from `length` on, adds what it wrote to
 * `length`. Good until anything else is appended.
 */
export function bytesWithRoom(long: LongText, more: number): Buffer {
  return toBytes(long, more);
}

/** The whole text; nothing is left in the making. */
export function takeText(long: LongText): string {
  const { bytes, length, text } = long;
  long.text = '';
  long.pieces = 0;
  long.bytes = undefined;
  long.length = 0;
  if (bytes === undefined) return text;
  if (bytes.length <= BYTES_KEPT_MAX) spare = bytes;
  return bytes.toString('latin1', 0, length) + text;
}
