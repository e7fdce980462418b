import type { BytePlace, SegmentView } from './segment-view.js';

/** The number that a count element states; undefined when it is no whole number, which is reported as such. */
export function statedCount(trailer: SegmentView, element: number): number | undefined {
  const { start, end } = trailer.bytesOf(element);
  const { bytes } = trailer.context.tape;
  if (end === start || end - start > 10) return undefined;
  let count = 0;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    count = count * 10 + digit;
  }
  return count;
}

/**
 * Whether a trailer repeats its header's reference. A reference that is missing on either side differs from nothing:
 * that it is missing is reported already.
 */
export function sameReference(
  header: SegmentView,
  headerElement: number,
  trailer: SegmentView,
  element: number,
): boolean {
  const [left, right] = [header.bytesOf(headerElement), trailer.bytesOf(element)];
  if (sameBytes(header.context.tape.bytes, left, trailer.context.tape.bytes, right)) return true;
  // Different bytes may still be the same text, where one side releases a character and the other does not.
  const expected = header.text(headerElement);
  const actual = trailer.text(element);
  return expected === '' || actual === '' || expected === actual;
}

/** Whether two places hold the same bytes. Makes no strings. */
export function sameBytes(
  leftBytes: Uint8Array,
  left: BytePlace,
  rightBytes: Uint8Array,
  right: BytePlace,
): boolean {
  const length = left.end - left.start;
  if (length !== right.end - right.start) return false;
  for (let i = 0; i < length; i += 1) {
    if (leftBytes[left.start + i] !== rightBytes[right.start + i]) return false;
  }
  return true;
}
