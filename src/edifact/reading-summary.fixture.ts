import type { Finding, Span } from '../core/index.js';
import type {
  GroupReading,
  InterchangeReading,
  InterchangeSummary,
  MessageReading,
  Segment,
  ServiceCharacters,
  TransmissionReading,
} from './index.js';

/** All texts of a segment: elements, occurrences, components. */
export function textsOf(segment: Segment): readonly (readonly (readonly string[])[])[] {
  return Array.from({ length: segment.elementCount }, (_, e) =>
    Array.from({ length: segment.repetitionCount(e + 1) }, (_, r) =>
      Array.from({ length: segment.componentCount(e + 1, r + 1) }, (_, c) =>
        segment.text(e + 1, c + 1, r + 1),
      ),
    ),
  );
}

/** Every finding of a reading. */
export function allFindings(reading: TransmissionReading): readonly Finding[] {
  const inside = reading.interchanges.flatMap((item) => [
    ...item.findings,
    ...item.messages.flatMap((message) => message.findings),
  ]);
  return [...reading.findings, ...inside];
}

/** Everything that segments say, as plain data. */
export function segmentSummaries(segments: readonly Segment[]): unknown {
  return segments.map((segment) => [segment.tag, segment.ordinal, segment.span(), textsOf(segment)]);
}

/** What a message says beside its segments, as plain data. */
export function messageSummary({ ordinal, reference, span, findings, type }: MessageReading): unknown {
  return { ordinal, reference, span, findings, type };
}

/** Everything that a group says, as plain data. */
export function groupSummary({ header, trailer, reference, messages, span }: GroupReading): unknown {
  const ends = segmentSummaries(trailer === undefined ? [header] : [header, trailer]);
  return { ends, reference, messages, span };
}

/** Everything that an envelope says, as plain data. */
export function envelopeSummary(item: InterchangeReading | InterchangeSummary): unknown {
  const { header, trailer, span, findings, ordinal, serviceCharacters, unaReceived } = item;
  const { syntaxIdentifier, syntaxVersion, sender, recipient, preparation, testIndicator } = item;
  return {
    ends: segmentSummaries([header, trailer].filter((segment) => segment !== undefined)),
    ...{ span, findings, ordinal, serviceCharacters, unaReceived, syntaxIdentifier, syntaxVersion },
    ...{ sender, recipient, preparation, testIndicator, reference: item.controlReference },
  };
}

function isInside({ offset, length }: Span, bytes: Uint8Array): boolean {
  return offset >= 0 && length >= 0 && offset + length <= bytes.length;
}

/** Places of a reading that are not inside the bytes: there must be none. */
export function spansOutside(reading: TransmissionReading): readonly Span[] {
  const segments = reading.interchanges.flatMap((item) =>
    item.messages.flatMap((message) => message.segments),
  );
  const places = segments.flatMap((segment) => [
    segment.span(),
    ...Array.from({ length: segment.elementCount + 1 }, (_, element) => segment.span(element + 1, 1)),
  ]);
  const spans = reading.interchanges.flatMap((item) => [item.span, ...item.messages.map(({ span }) => span)]);
  const found = allFindings(reading).map(({ span }) => span);
  return [...places, ...spans, ...found].filter((span) => !isInside(span, reading.bytes));
}

/** The bytes that a reading says were received, UNA and line ends between segments aside; for one-byte characters. */
export function bytesSaid(reading: TransmissionReading): string {
  return reading.interchanges
    .flatMap((item) => {
      const segments = [item.header, ...item.messages.flatMap((message) => message.segments), item.trailer];
      return segments.map((segment) => segment && segmentSaid(segment, item.serviceCharacters));
    })
    .join('');
}

function segmentSaid(segment: Segment, characters: ServiceCharacters): string {
  const char = (code: number | undefined): string => (code === undefined ? '' : String.fromCharCode(code));
  const { component, element, repetition, release, terminator } = characters;
  const special = [component, element, repetition, release, terminator].map(char);
  const released = (text: string): string =>
    Array.from(text, (c) => (special.includes(c) ? char(release) + c : c)).join('');
  const elements = textsOf(segment).map(
    (occurrences) =>
      char(element) +
      occurrences.map((texts) => texts.map(released).join(char(component))).join(char(repetition)),
  );
  return segment.tag + elements.join('') + char(terminator);
}
