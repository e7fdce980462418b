import { err, ok, type Finding, type Result } from '../core/index.js';

import type {
  ElementData,
  EnvelopeParty,
  GroupData,
  GroupReading,
  InterchangeData,
  InterchangeReading,
  MessageData,
  MessageReading,
  PartyIdentification,
  Segment,
  SegmentData,
} from './model.js';

/** Why a reading is no data to write: it holds something that is not right and that writing would put right or repeat. */
export interface NotWritable {
  readonly kind: 'reading-has-errors';
  readonly finding: Finding;
}

/**
 * What to write so that an interchange that was read comes out again. Canonical bytes, those that `writeInterchange`
 * gives, come out byte for byte; of others that are free of errors, what is insignificant is lost: separators that
 * trail, needless releases, line ends other than one LF after each segment. A reading with errors is refused with the
 * first of them: its counts, references or characters would not be what was read.
 */
export function interchangeDataOf(reading: InterchangeReading): Result<InterchangeData, NotWritable> {
  const all = [...reading.findings, ...reading.messages.flatMap(({ findings }) => findings)];
  const finding = all.find(({ severity }) => severity === 'error');
  if (finding !== undefined) return err({ kind: 'reading-has-errors', finding });
  const { header, groups } = reading;
  return ok({
    syntaxIdentifier: reading.syntaxIdentifier,
    syntaxVersion: reading.syntaxVersion,
    ...optional('syntaxDetails', textsFrom(header, 1, 3)),
    sender: envelopeParty(header, 2),
    recipient: envelopeParty(header, 3),
    preparation: reading.preparation,
    controlReference: reading.controlReference,
    ...optional('headerElements', elementsFrom(header, 6, 10)),
    testIndicator: testIndicatorOf(reading.testIndicator),
    messages: groups.length > 0 ? [] : reading.messages.map(messageDataOf),
    ...optional(
      'groups',
      groups.map((group) => groupDataOf(group, reading)),
    ),
    serviceCharacters: reading.serviceCharacters,
    una: reading.unaReceived,
    lineEnds: hasLineEnds(reading),
  });
}

/** A list under its key, unless it is empty. */
function optional<K extends string, T>(key: K, list: readonly T[]): Partial<Record<K, readonly T[]>> {
  // The key is the only one there is, so the object is what the type says.
  return list.length === 0 ? {} : ({ [key]: list } as Partial<Record<K, readonly T[]>>);
}

function testIndicatorOf(text: string): InterchangeData['testIndicator'] {
  return text === '1' || text === '2' || text === '3' || text === '4' ? text : false;
}

/** Whether what comes first after UNB does not stand right after it. Without errors there is something. */
function hasLineEnds({ header, messages, groups }: InterchangeReading): boolean {
  const { offset, length } = header.span();
  return [...groups.slice(0, 1), ...messages.slice(0, 1)].every(({ span }) => span.offset > offset + length);
}

function textsFrom(segment: Segment, element: number, from: number): readonly string[] {
  const count = segment.componentCount(element);
  return Array.from({ length: Math.max(0, count - from + 1) }, (_, i) => segment.text(element, from + i));
}

function envelopeParty(header: Segment, element: number): EnvelopeParty {
  return { ...partyOf(header, element), ...optional('internal', textsFrom(header, element, 3)) };
}

function partyOf(segment: Segment, element: number): PartyIdentification {
  return { id: segment.text(element, 1), qualifier: segment.text(element, 2) };
}

function elementsFrom(segment: Segment, from: number, to: number): readonly ElementData[] {
  const last = Math.min(to, segment.elementCount);
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => elementData(segment, from + i, 1));
}

function elementData(segment: Segment, element: number, repetition: number): ElementData {
  const count = segment.componentCount(element, repetition);
  if (count <= 1) return segment.text(element, 1, repetition);
  return Array.from({ length: count }, (_, i) => segment.text(element, i + 1, repetition));
}

function segmentDataOf(segment: Segment): SegmentData {
  const furtherOccurrences: Record<number, readonly ElementData[]> = {};
  for (let element = 1; element <= segment.elementCount; element += 1) {
    const count = segment.repetitionCount(element);
    if (count < 2) continue;
    furtherOccurrences[element] = Array.from({ length: count - 1 }, (_, i) =>
      elementData(segment, element, i + 2),
    );
  }
  const repeats = Object.keys(furtherOccurrences).length > 0 ? { furtherOccurrences } : {};
  return { tag: segment.tag, elements: elementsFrom(segment, 1, segment.elementCount), ...repeats };
}

function messageDataOf(message: MessageReading): MessageData {
  const unh = message.segments.slice(0, 1);
  return {
    reference: message.reference,
    type: message.type,
    ...optional(
      'typeDetails',
      unh.flatMap((header) => textsFrom(header, 2, 6)),
    ),
    ...optional(
      'headerElements',
      unh.flatMap((header) => elementsFrom(header, 3, header.elementCount)),
    ),
    segments: message.segments.slice(1, -1).map(segmentDataOf),
  };
}

function groupDataOf({ header, reference, messages }: GroupReading, reading: InterchangeReading): GroupData {
  const password = header.text(8);
  return {
    type: header.text(1),
    sender: partyOf(header, 2),
    recipient: partyOf(header, 3),
    preparation: { date: header.text(4, 1), time: header.text(4, 2) },
    reference,
    agency: header.text(6),
    version: textsFrom(header, 7, 1),
    ...(password === '' ? {} : { password }),
    messages: messages.flatMap((ordinal) => reading.messages.slice(ordinal - 1, ordinal).map(messageDataOf)),
  };
}
