import type { SegmentView } from './segment-view.js';

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
  if (comparePlaces(header, headerElement, trailer, element) === 0) return true;
  // Different bytes may still be the same text, where one side releases a character and the other does not.
  const expected = header.text(headerElement);
  const actual = trailer.text(element);
  return expected === '' || actual === '' || expected === actual;
}

/** Orders the bytes of two elements, the shorter one first: 0 when they are equal. Makes no strings. */
export function comparePlaces(
  left: SegmentView,
  leftElement: number,
  right: SegmentView,
  rightElement: number,
): number {
  const { bytes } = left.context.tape;
  const a = left.bytesOf(leftElement);
  const b = right.bytesOf(rightElement);
  const length = a.end - a.start;
  if (length !== b.end - b.start) return length - (b.end - b.start);
  for (let i = 0; i < length; i += 1) {
    const difference = (bytes[a.start + i] ?? 0) - (bytes[b.start + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
