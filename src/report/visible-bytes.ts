import { escapeOfByte } from './printable.js';

/** Repertoires whose upper half is ISO 8859-1: only there does a byte from A0 to FF say which character it is. */
const LATIN1_REPERTOIRES: ReadonlySet<string> = new Set(['UNOC']);

/** What stands for one byte on paper. One cell per byte, so that a column can be found for every offset. */
function cellOf(byte: number, latin1: boolean): string {
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  const shown = latin1 && byte >= 0xa1 && byte !== 0xad; // A0 is a blank that is none, AD an invisible hyphen
  return shown ? String.fromCharCode(byte) : escapeOfByte(byte);
}

/** Bytes as visible cells, one per byte: `\x07` where a byte has no character of its own in the repertoire (0001). */
export function visibleCells(bytes: Uint8Array, repertoire: string): readonly string[] {
  const latin1 = LATIN1_REPERTOIRES.has(repertoire);
  return Array.from(bytes, (byte) => cellOf(byte, latin1));
}
