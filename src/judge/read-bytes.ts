import { latin1ToBytes, type Finding } from '../core/index.js';
import { readTransmission, type InterchangeReading, type MessageReading } from '../edifact/index.js';
import { checkEnvelope, checkMessage, type Guide, type MessageCheck, type Sender } from '../guide/index.js';

/** One message with what the guide says of it. */
export interface ReadMessage {
  readonly reading: MessageReading;
  readonly check: MessageCheck;
  /** Errors of syntax, then of structure. */
  readonly errors: readonly Finding[];
}

/** One interchange, its envelope's errors, and its messages. */
export interface ReadInterchange {
  readonly reading: InterchangeReading;
  readonly errors: readonly Finding[];
  readonly messages: readonly ReadMessage[];
}

/** What bytes hold, by nobody's word but their own. */
export interface ReadBytes {
  readonly interchanges: readonly ReadInterchange[];
  /** Errors outside any interchange. */
  readonly errors: readonly Finding[];
}

function errorsOf(...findings: readonly (readonly Finding[])[]): readonly Finding[] {
  return findings.flat().filter((finding) => finding.severity === 'error');
}

function readMessage(
  guide: Guide,
  reading: MessageReading,
  interchange: InterchangeReading,
  from: Sender,
): ReadMessage {
  const check = checkMessage(guide, reading, { interchange, from });
  return { reading, check, errors: errorsOf(reading.findings, check.findings) };
}

function readBytes(guide: Guide, bytes: string, from: Sender): ReadBytes {
  const transmission = readTransmission(latin1ToBytes(bytes));
  const interchanges = transmission.interchanges.map((reading): ReadInterchange => {
    // The guide's rules on envelopes are for what comes to the reference.
    const envelope = from === 'participant' ? checkEnvelope(guide, reading) : [];
    return {
      reading,
      errors: errorsOf(reading.findings, envelope),
      messages: reading.messages.map((message) => readMessage(guide, message, reading, from)),
    };
  });
  return { interchanges, errors: errorsOf(transmission.findings) };
}

/** Reads bytes to the reference: envelope and messages are held against the guide. */
export function readRequest(guide: Guide, bytes: string): ReadBytes {
  return readBytes(guide, bytes, 'participant');
}

/** Reads bytes from the reference. */
export function readReplyBytes(guide: Guide, bytes: string): ReadBytes {
  return readBytes(guide, bytes, 'reference');
}

/** Every error in bytes, in their order. */
export function allErrors(read: ReadBytes): readonly Finding[] {
  const inside = read.interchanges.flatMap(({ errors, messages }) => [
    ...errors,
    ...messages.flatMap((each) => each.errors),
  ]);
  return [...read.errors, ...inside].toSorted((a, b) => a.span.offset - b.span.offset);
}
