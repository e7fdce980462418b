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
  const { bytes } = header.context.tape;
  if (compareBytes(bytes, header.bytesOf(headerElement), trailer.bytesOf(element)) === 0) return true;
  // Different bytes may still be the same text, where one side releases a character and the other does not.
  const expected = header.text(headerElement);
  const actual = trailer.text(element);
  return expected === '' || actual === '' || expected === actual;
}

/** Orders two places by their bytes, the shorter one first: 0 when they are equal. Makes no strings. */
export function compareBytes(bytes: Uint8Array, left: BytePlace, right: BytePlace): number {
  const length = left.end - left.start;
  if (length !== right.end - right.start) return length - (right.end - right.start);
  for (let i = 0; i < length; i += 1) {
    const difference = (bytes[left.start + i] ?? 0) - (bytes[right.start + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
