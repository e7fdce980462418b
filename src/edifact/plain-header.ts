import { ELEMENT, ORDINARY } from './character-class.js';
import { assertNotLetGo, type MessagePlace, type MessageSource } from './message-source.js';
import type { MessageType } from './model.js';
import { decodeText } from './repertoire.js';

/*
 * What UNH says, without scanning it again: nearly every UNH of an interchange differs from the one before in its
 * reference only. the properties of reading compare it with what its segment says.
 */

const U = 0x55;
const N = 0x4e;
const H = 0x48;
const REFERENCE_AT = 4;

/** Where a plain 0062 ends, which must be its whole element, in the window; -1 for any other. */
function referenceEnd({ envelope }: MessageSource, start: number, end: number): number {
  const { classes, tape } = envelope;
  const { bytes } = tape;
  if (bytes[start] !== U || bytes[start + 1] !== N || bytes[start + 2] !== H) return -1;
  if (classes[bytes[start + REFERENCE_AT - 1] ?? 0] !== ELEMENT) return -1;
  let place = start + REFERENCE_AT;
  while (place < end && classes[bytes[place] as number] === ORDINARY) place += 1; // place < end
  return place < end && classes[bytes[place] as number] === ELEMENT ? place : -1;
}

/** 0062, where it is plain. */
export function plainReference(source: MessageSource, place: MessagePlace): string | undefined {
  assertNotLetGo(source, place.ordinal);
  const { repertoire, tape } = source.envelope;
  const start = place.offset - tape.base;
  const end = referenceEnd(source, start, start + place.length);
  return end < 0 ? undefined : decodeText(repertoire, tape.bytes, start + REFERENCE_AT, end);
}

/** S009, where the message's UNH goes on after its reference as the one did whose type is known. */
export function knownTypeOf(source: MessageSource, place: MessagePlace): MessageType | undefined {
  const { knownType } = source;
  if (knownType === undefined) return undefined;
  assertNotLetGo(source, place.ordinal);
  const { bytes, base } = source.envelope.tape;
  const start = place.offset - base;
  const from = referenceEnd(source, start, start + place.length);
  const { tail, type } = knownType;
  if (from < 0 || from + tail.length > start + place.length) return undefined;
  for (let i = 0; i < tail.length; i += 1) if (bytes[from + i] !== tail[i]) return undefined;
  return type;
}

/** Remembers the type of a message whose UNH ends so many bytes after its start. */
export function rememberType(
  source: MessageSource,
  place: MessagePlace,
  headerLength: number,
  type: MessageType,
): void {
  const { bytes, base } = source.envelope.tape;
  const start = place.offset - base;
  const from = referenceEnd(source, start, start + place.length);
  if (from < 0) return;
  source.knownType = { tail: Buffer.from(bytes.subarray(from, start + headerLength)), type };
}
