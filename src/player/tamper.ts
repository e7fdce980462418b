import { latin1ToBytes } from '../core/index.js';
import {
  readTransmission,
  type InterchangeReading,
  type Segment,
  type ServiceCharacters,
} from '../edifact/index.js';
import type { SegmentTampering } from '../scenario/index.js';

/** Bytes as the wire delivers them, and what was done to them, for the journal. */
export interface Tampered {
  readonly bytes: Uint8Array;
  readonly detail: string;
}

/** Bytes from `start` to `end` that give way to others. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** Changes exactly one segment of a transmission's first interchange; everything else stays byte for byte as it was sent. */
export function tamper(bytes: Uint8Array, tampering: SegmentTampering): Tampered {
  const { segment: tag, occurrence = 1, change } = tampering;
  const [interchange] = readTransmission(bytes).interchanges;
  const wanted = `${tag} ${occurrence}`;
  const segment = interchange === undefined ? undefined : findSegment(interchange, tag, occurrence);
  if (interchange === undefined || segment === undefined) {
    return { bytes, detail: `not applied: the transmission has no ${wanted}` };
  }
  if ('drop' in change) {
    const splices = [dropSegment(bytes, segment), ...countOneLess(interchange, segment)];
    return { bytes: applySplices(bytes, splices), detail: `${wanted} dropped` };
  }
  const place =
    change.component === undefined ? `${change.element}` : `${change.element}/${change.component}`;
  const was = JSON.stringify(segment.text(change.element, change.component ?? 1));
  const splice = setValue(bytes, segment, interchange.serviceCharacters, change);
  const detail = `${wanted} element ${place} changed from ${was} to ${JSON.stringify(change.value)}`;
  return { bytes: applySplices(bytes, [splice]), detail };
}

function findSegment(interchange: InterchangeReading, tag: string, occurrence: number): Segment | undefined {
  const all = [
    interchange.header,
    ...interchange.messages.flatMap((message) => message.segments),
    interchange.trailer,
  ].filter((segment) => segment !== undefined);
  return all.filter((segment) => segment.tag === tag)[occurrence - 1];
}

/** The segment with its terminator, and with the line end that some write after it. */
function dropSegment(bytes: Uint8Array, segment: Segment): Splice {
  const { offset, length } = segment.span();
  let end = offset + length;
  while (bytes[end] === 0x0d || bytes[end] === 0x0a) end += 1;
  return { start: offset, end, bytes: new Uint8Array() };
}

/** UNT 0074 of the message that a segment was dropped from, so that the count is not a second fault. */
function countOneLess(interchange: InterchangeReading, dropped: Segment): readonly Splice[] {
  const { message: ordinal } = dropped.span();
  const trailer = interchange.messages.find((message) => message.ordinal === ordinal)?.segments.at(-1);
  const count = trailer?.text(1) ?? '';
  if (trailer?.tag !== 'UNT' || dropped.tag === 'UNT' || !/^[1-9]\d*$/.test(count)) return [];
  return [replaceSpan(trailer.span(1, 1), String(Number(count) - 1))];
}

function replaceSpan(span: { readonly offset: number; readonly length: number }, text: string): Splice {
  return { start: span.offset, end: span.offset + span.length, bytes: latin1ToBytes(text) };
}

type Change = Extract<SegmentTampering['change'], { readonly value: string }>;

function setValue(bytes: Uint8Array, segment: Segment, service: ServiceCharacters, change: Change): Splice {
  if (change.value === '') return takeAway(segment, change);
  const { element, component } = change;
  const text = released(change.value, service);
  const separators = (count: number, byte: number): string => String.fromCharCode(byte).repeat(count);
  if (element > segment.elementCount) {
    const missing = separators(element - segment.elementCount, service.element);
    const before = separators((component ?? 1) - 1, service.component);
    const end = endOfContent(bytes, segment, service);
    return { start: end, end, bytes: latin1ToBytes(missing + before + text) };
  }
  if (component === undefined) return replaceSpan(segment.span(element), text);
  const missing = component - segment.componentCount(element);
  if (missing <= 0) return replaceSpan(segment.span(element, component), text);
  const { offset, length } = segment.span(element);
  const end = offset + length;
  return { start: end, end, bytes: latin1ToBytes(separators(missing, service.component) + text) };
}

/**
 * Empties a value as a sender without it would have written the segment: separators that would be left at the end of
 * the element or the segment go with it, so that they are not a second fault (ISO 9735 clause 7.3).
 */
function takeAway(segment: Segment, { element, component }: Change): Splice {
  const whole = segment.span(element);
  const end = whole.offset + whole.length;
  if (component !== undefined) {
    const { keeps, after } = around(segment.componentCount(element), component, (c) =>
      segment.span(element, c),
    );
    if (after) return replaceSpan(segment.span(element, component), '');
    if (keeps !== undefined) return { start: keeps, end, bytes: new Uint8Array() };
  }
  const { keeps, after } = around(segment.elementCount, element, (e) => segment.span(e));
  if (after) return replaceSpan(whole, '');
  const tagEnd = segment.span().offset + segment.tag.length;
  return { start: keeps ?? tagEnd, end, bytes: new Uint8Array() };
}

/** Of `count` parts, where the last filled one before `taken` ends, and whether any stands after it. */
function around(
  count: number,
  taken: number,
  spanOf: (ordinal: number) => { readonly offset: number; readonly length: number },
): { readonly keeps: number | undefined; readonly after: boolean } {
  let keeps: number | undefined;
  for (let ordinal = 1; ordinal < taken; ordinal += 1) {
    const { offset, length } = spanOf(ordinal);
    if (length > 0) keeps = offset + length;
  }
  return { keeps, after: count > taken };
}

/** Before the terminator, or where it should stand. */
function endOfContent(bytes: Uint8Array, segment: Segment, service: ServiceCharacters): number {
  const { offset, length } = segment.span();
  const end = offset + length;
  return bytes[end - 1] === service.terminator ? end - 1 : end;
}

/** A value as data: the interchange's service characters in it are released. Whatever else it holds is the fault wanted. */
function released(value: string, service: ServiceCharacters): string {
  if (service.release === undefined) return value;
  const release = String.fromCharCode(service.release);
  const special = [
    service.component,
    service.element,
    service.terminator,
    service.release,
    service.repetition,
  ];
  return Array.from(value, (c) => (special.includes(c.charCodeAt(0)) ? release + c : c)).join('');
}

/** Applies splices that do not overlap, last place first so that the earlier offsets hold. */
function applySplices(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((current, { start, end, bytes: put }) => {
      return new Uint8Array(Buffer.concat([current.subarray(0, start), put, current.subarray(end)]));
    }, bytes);
}
