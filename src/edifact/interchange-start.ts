import { CR, LF } from './character-class.js';
import type { ServiceCharacters } from './model.js';
import { advisedCharacters, defaultCharacters, serviceStringFault } from './service-characters.js';

/** Where an interchange starts, and with which service characters. */
export interface InterchangeStart {
  /** First byte of UNA, or of UNB when there is no UNA. */
  readonly start: number;
  /** First byte of UNB. */
  readonly unb: number;
  readonly unaReceived: boolean;
  readonly characters: ServiceCharacters;
}

const UNA_BYTES = 9;
/** More line ends than this between UNA and UNB, and the two do not belong together. */
const LINE_ENDS_AFTER_UNA_MAX = 16;

function isAt(bytes: Uint8Array, position: number, lastLetter: number): boolean {
  return bytes[position] === 0x55 && bytes[position + 1] === 0x4e && bytes[position + 2] === lastLetter;
}

const isUna = (bytes: Uint8Array, position: number): boolean => isAt(bytes, position, 0x41);
const isUnb = (bytes: Uint8Array, position: number): boolean => isAt(bytes, position, 0x42);

/** Whether an interchange starts at a position; `wait` when only more bytes can tell. */
export function interchangeStartAt(
  bytes: Uint8Array,
  position: number,
  end: number,
  final: boolean,
): InterchangeStart | 'none' | 'wait' {
  if (!final && end - position < UNA_BYTES + LINE_ENDS_AFTER_UNA_MAX + 4) return 'wait';
  if (position + 4 > end) return 'none';
  if (isUnb(bytes, position)) {
    const characters = defaultCharacters(bytes[position + 3]);
    return characters === undefined
      ? 'none'
      : { start: position, unb: position, unaReceived: false, characters };
  }
  return isUna(bytes, position) ? describedStart(bytes, position, end) : 'none';
}

function describedStart(bytes: Uint8Array, position: number, end: number): InterchangeStart | 'none' {
  let unb = position + UNA_BYTES;
  const limit = Math.min(end, unb + LINE_ENDS_AFTER_UNA_MAX);
  while (unb < limit && (bytes[unb] === CR || bytes[unb] === LF)) unb += 1;
  if (unb + 4 > end || !isUnb(bytes, unb)) return 'none';
  const advised = advisedCharacters(bytes.subarray(position + 3, position + UNA_BYTES));
  const afterTag = bytes[unb + 3];
  // A UNA that cannot be meant, or that its own UNB contradicts, is reported by whoever reads on; the defaults that
  // the UNB shows then make the most of the rest.
  const isMeant = afterTag === advised.element && serviceStringFault(advised, undefined) === undefined;
  const fallback = afterTag === advised.element ? advised : undefined;
  const characters = isMeant ? advised : (defaultCharacters(afterTag) ?? fallback);
  return characters === undefined ? 'none' : { start: position, unb, unaReceived: true, characters };
}

/** The next position from which on an interchange might start: that of a `U` before an `N`, or the end. */
export function nextCandidate(bytes: Uint8Array, from: number, end: number): number {
  for (let position = from; position < end; position += 1) {
    if (bytes[position] === 0x55 && (position + 1 === end || bytes[position + 1] === 0x4e)) return position;
  }
  return end;
}
