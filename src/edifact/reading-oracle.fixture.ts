import type { Finding, Span } from '../core/index.js';

import { DEFAULT_READ_LIMITS, readTransmission, SYNTAX_FINDINGS } from './index.js';
import type {
  InterchangeReading,
  MessageReading,
  ReadLimits,
  Segment,
  TransmissionReading,
} from './index.js';
import { readInPieces } from './read-in-pieces.fixture.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Everything that a reading says, as plain data that two readings can be compared by. */
export function everythingSaid(reading: TransmissionReading): unknown {
  return {
    findings: reading.findings,
    interchanges: reading.interchanges.map((item) => ({
      ...{ reference: item.controlReference, span: item.span, findings: item.findings },
      ...{ header: told(item.header), trailer: told(item.trailer), service: item.serviceCharacters },
      groups: item.groups.map((group) => ({
        ...group,
        header: told(group.header),
        trailer: told(group.trailer),
      })),
      messages: item.messages.map(({ ordinal, reference, type, span, findings, segments }) => ({
        ...{ ordinal, reference, type, span, findings },
        segments: segments.map(told),
      })),
    })),
  };
}

function told(segment: Segment | undefined): unknown {
  if (segment === undefined) return undefined;
  const texts: string[] = [];
  for (let element = 1; element <= segment.elementCount; element += 1) {
    for (let repetition = 1; repetition <= segment.repetitionCount(element); repetition += 1) {
      const count = segment.componentCount(element, repetition);
      for (let component = 1; component <= count; component += 1)
        texts.push(`${element}.${repetition}.${component}=${segment.text(element, component, repetition)}`);
    }
  }
  return [segment.tag, segment.ordinal, segment.span(), texts.join('\n')];
}

/**
 * What is wrong with how bytes were read, or undefined: reading them twice and in pieces must say the same, every place
 * must lie inside the bytes and every ordinal name something there, and every byte must be accounted for.
 */
export function complaintAbout(
  bytes: Uint8Array,
  pieceBytes: readonly number[],
  limits: Partial<ReadLimits> = {},
): string | undefined {
  const reading = readTransmission(bytes, { limits });
  const whole = JSON.stringify(everythingSaid(reading));
  if (JSON.stringify(everythingSaid(readTransmission(bytes, { limits }))) !== whole)
    return 'read twice, said two things';
  const pieces = readInPieces(bytes, pieceBytes, limits);
  // Read whole, a transmission over the limit is refused unread; in pieces nobody can know before it has come.
  const isTooLong = reading.findings[0]?.code === 'limit-transmission-bytes';
  if (isTooLong && pieces.findings.at(-1)?.code !== 'limit-transmission-bytes')
    return 'pieces pass the limit';
  if (!isTooLong && JSON.stringify(everythingSaid(pieces)) !== whole) return 'pieces read otherwise';
  return placeComplaint(reading, limits) ?? accountComplaint(reading);
}

/** All findings, each with what it is about. */
function findingsOf(
  reading: TransmissionReading,
): readonly (readonly [Finding, InterchangeReading | undefined])[] {
  return [
    ...reading.findings.map((finding) => [finding, undefined] as const),
    ...reading.interchanges.flatMap((item) => [
      ...item.findings.map((finding) => [finding, item] as const),
      ...item.messages.flatMap(({ findings }) => findings.map((finding) => [finding, item] as const)),
    ]),
  ];
}

function placeComplaint(reading: TransmissionReading, limits: Partial<ReadLimits>): string | undefined {
  const { length } = reading.bytes;
  const isInside = ({ offset, length: size }: Span): boolean =>
    offset >= 0 && size >= 0 && offset + size <= length;
  for (const item of reading.interchanges) {
    if (!isInside(item.span)) return 'an interchange outside the bytes';
    if (item.messages.some(({ span }) => !isInside(span))) return 'a message outside the bytes';
  }
  for (const [finding, item] of findingsOf(reading)) {
    if (!Object.hasOwn(SYNTAX_FINDINGS, finding.code)) return `a finding without a name: ${finding.code}`;
    if (!isInside(finding.span)) return `${finding.code} outside the bytes`;
    if ((finding.params['expected'] ?? '') === '' && finding.params['actual'] === undefined)
      return `${finding.code} tells neither what was expected nor what was there`;
    const fault = ordinalFault(finding.span, item, { ...DEFAULT_READ_LIMITS, ...limits });
    if (fault !== undefined) return `${finding.code}: ${fault}`;
  }
  return undefined;
}

/** Whether the ordinals of a place name something that is there, or would be but for a limit. */
function ordinalFault(
  span: Span,
  item: InterchangeReading | undefined,
  limits: ReadLimits,
): string | undefined {
  if (item === undefined) return span.message === undefined ? undefined : 'a message outside any interchange';
  if (span.interchange !== item.ordinal) return 'another interchange';
  if (span.message === undefined || span.message > limits.messagesMax) return undefined;
  const message = item.messages[span.message - 1];
  if (message === undefined) return 'no such message';
  // What was passed over after a last segment that was too long counts as well.
  const past = item.messages[span.message]?.span.offset ?? item.trailer?.span().offset ?? Infinity;
  const mayBeCut =
    message.span.length > limits.messageBytesMax ||
    (message.segments.length === 1 && past - message.span.offset > limits.messageBytesMax);
  return segmentFault(span, message, limits, mayBeCut);
}

/** Of a message that is longer than the limit only UNH is kept. */
function segmentFault(
  span: Span,
  message: MessageReading,
  limits: ReadLimits,
  mayBeCut: boolean,
): string | undefined {
  if (span.segment === undefined || span.segment > limits.segmentsPerMessageMax || mayBeCut) return undefined;
  const segment = message.segments[span.segment - 1];
  if (segment === undefined) return 'no such segment';
  if (span.element === undefined) return undefined;
  const { offset, length } = segment.span();
  const isInside = span.offset >= offset && span.offset + span.length <= offset + length;
  return isInside ? undefined : 'an element outside its segment';
}

const LIMITED = /^(limit-|further-errors)/;

/** Says which byte is in no segment, no UNA, no finding about bytes that belong nowhere, and is no line end. */
function accountComplaint(reading: TransmissionReading): string | undefined {
  // Where a limit cut the reading or its findings short, that is what is said of the rest.
  if (findingsOf(reading).some(([{ code }]) => LIMITED.test(code))) return undefined;
  const ranges = findingsOf(reading)
    .filter(([{ code }]) => OF_BYTES.includes(code))
    .map(([{ span }]) => rangeOf(span));
  for (const item of reading.interchanges) ranges.push(...rangesOf(item));
  ranges.sort((a, b) => a.start - b.start);
  let place = 0;
  for (const { start, end } of [...ranges, { start: reading.bytes.length, end: reading.bytes.length }]) {
    for (; place < start; place += 1) {
      const byte = reading.bytes[place];
      if (byte !== 0x0a && byte !== 0x0d) return `byte ${place} is in nothing`;
    }
    if (end > start && start < place) return `byte ${start} is in two things`;
    place = Math.max(place, end);
  }
  return undefined;
}

/** Findings about bytes that belong to no segment of a message or an envelope. */
const OF_BYTES: readonly string[] = [
  'bytes-outside-interchange',
  'byte-order-mark',
  'segment-outside-message',
  'envelope-function-unsupported',
];

function rangesOf(item: InterchangeReading): readonly Range[] {
  const una = item.unaReceived ? [{ start: item.span.offset, end: item.span.offset + 9 }] : [];
  const envelope = [
    item.header,
    item.trailer,
    ...item.groups.flatMap(({ header, trailer }) => [header, trailer]),
  ];
  const segments = [...envelope, ...item.messages.flatMap((message) => message.segments)];
  return [...una, ...segments.flatMap((segment) => (segment === undefined ? [] : rangeOf(segment.span())))];
}

function rangeOf({ offset, length }: Span): Range {
  return { start: offset, end: offset + length };
}
