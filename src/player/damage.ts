import { bytesToLatin1, latin1ToBytes, type Random } from '../core/index.js';
import { readTransmission, type InterchangeReading, type Segment } from '../edifact/index.js';
import type { Damage } from '../scenario/index.js';

/** Bytes as they arrive, and what was done to them, for the journal. */
export interface Damaged {
  readonly bytes: Uint8Array;
  readonly detail: string;
}

const SERVICE_TAGS: readonly string[] = ['UNA', 'UNB', 'UNH', 'UNT', 'UNZ', 'UNG', 'UNE', 'UNS'];
const NOT_APPLIED = 'not applied: there is no such place';

/** Segments of the first interchange that belong to a message's own content. */
function userSegments(interchange: InterchangeReading | undefined): readonly Segment[] {
  const segments = interchange?.messages.flatMap((message) => message.segments) ?? [];
  return segments.filter(({ tag }) => !SERVICE_TAGS.includes(tag));
}

/** Where the bytes are cut in two: within a user segment, so that UNB and the first UNH are whole and UNZ is missing. */
export function cutAt(bytes: Uint8Array, random: Random): number | undefined {
  const [interchange] = readTransmission(bytes).interchanges;
  const segments = userSegments(interchange);
  if (segments.length === 0) return undefined;
  const { offset, length } = random.pick(segments).span();
  return offset + random.integer(1, Math.max(1, length - 2));
}

function truncate(bytes: Uint8Array, random: Random): Damaged {
  const end = cutAt(bytes, random);
  if (end === undefined) return { bytes, detail: NOT_APPLIED };
  return { bytes: bytes.slice(0, end), detail: `ends after ${end} of ${bytes.length} bytes` };
}

const isLetter = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Turns the one bit that makes a control character of a letter (bit 6) or a digit (bit 5): no repertoire has those. */
function flip(bytes: Uint8Array, random: Random): Damaged {
  const [interchange] = readTransmission(bytes).interchanges;
  const places = userSegments(interchange).flatMap((segment) => {
    const { offset, length } = segment.span();
    return Array.from({ length }, (_, i) => offset + i);
  });
  const candidates = places.filter((at) => isLetter(bytes[at] ?? 0) || isDigit(bytes[at] ?? 0));
  if (candidates.length === 0) return { bytes, detail: NOT_APPLIED };
  const at = random.pick(candidates);
  const was = bytes[at] ?? 0;
  const flipped = bytes.slice();
  flipped[at] = was ^ (isLetter(was) ? 0x40 : 0x20);
  return { bytes: flipped, detail: `byte ${at} changed from ${was} to ${flipped[at] ?? 0}` };
}

/** One more in UNT 0074 or UNZ 0036 than there are. `whole`: UNZ, which refuses the interchange and not one message. */
function corruptCounts(bytes: Uint8Array, random: Random, whole: boolean): Damaged {
  const text = bytesToLatin1(bytes);
  const counts = [...text.matchAll(/(?<=')\s*(UNT|UNZ)\+(\d+)\+/g)].filter(
    ([, tag]) => tag === 'UNZ' || !whole,
  );
  if (counts.length === 0) return { bytes, detail: NOT_APPLIED };
  const found = random.pick(counts);
  const [all, tag = '', count = ''] = found;
  const raised = String(Number(count) + 1);
  const put = all.replace(`${tag}+${count}`, `${tag}+${raised}`);
  const changed = text.slice(0, found.index) + put + text.slice(found.index + all.length);
  return { bytes: latin1ToBytes(changed), detail: `${tag} counts ${raised} instead of ${count}` };
}

/** Damages a transmission or an answer at a place that `random` draws. */
export function damage(bytes: Uint8Array, what: Damage, random: Random, whole = false): Damaged {
  if ('truncate' in what) return truncate(bytes, random);
  if ('flip' in what) return flip(bytes, random);
  return corruptCounts(bytes, random, whole);
}
