import { assert, formatDate203, HarnessFault, type Instant } from '../../core/index.js';
import {
  writeInterchange,
  type ElementData,
  type InterchangeReading,
  type MessageData,
  type PartyIdentification,
  type SegmentData,
} from '../../edifact/index.js';
import type { Guide } from '../../guide/index.js';
import type { Environment } from '../model.js';
import { representableIn, type TextFitter } from './representable.js';

/** How and to whom a reply goes. */
export interface ReplyEnvelope {
  readonly guide: Guide;
  readonly environment: Environment;
  readonly at: Instant;
  readonly request: InterchangeReading;
  readonly recipient: PartyIdentification;
  readonly controlReference: string;
}

/** A reply is written as the request was, where the guide has that; else in the least of its repertoires. */
function replySyntax(
  guide: Guide,
  request: InterchangeReading,
): { readonly identifier: string; readonly version: string } {
  const { syntaxIdentifiers, syntaxVersions } = guide.envelope;
  const [identifier] = syntaxIdentifiers;
  const version = syntaxVersions.at(-1);
  assert(
    identifier !== undefined && version !== undefined,
    `guide ${guide.id} names a repertoire and a version`,
  );
  return {
    identifier: syntaxIdentifiers.includes(request.syntaxIdentifier) ? request.syntaxIdentifier : identifier,
    version: syntaxVersions.includes(request.syntaxVersion) ? request.syntaxVersion : version,
  };
}

function fittedSegment(segment: SegmentData, fit: TextFitter): SegmentData {
  const element = (data: ElementData): ElementData => (typeof data === 'string' ? fit(data) : data.map(fit));
  return { tag: segment.tag, elements: segment.elements.map(element) };
}

function fittedMessage(message: MessageData, fit: TextFitter): MessageData {
  return {
    ...message,
    reference: fit(message.reference),
    segments: message.segments.map((segment) => fittedSegment(segment, fit)),
  };
}

/** UNB S003 is an..35, 0007 an..4: whatever the sender called itself, our own envelope stays good. */
function fittedParty({ id, qualifier }: PartyIdentification, fit: TextFitter): PartyIdentification {
  return { id: fit(id.slice(0, 35)), qualifier: fit(qualifier.slice(0, 4)) };
}

/**
 * Writes a reply interchange. Copies of what was received may hold what cannot be written (that is often what is wrong
 * with it), so everything is made representable first: an answer always goes out.
 */
export function writeReply(envelope: ReplyEnvelope, messages: readonly MessageData[]): Uint8Array {
  const { guide, environment, at, request, recipient, controlReference } = envelope;
  const { identifier, version } = replySyntax(guide, request);
  const fit = representableIn(identifier, version);
  const preparedAt = formatDate203(at);
  const written = writeInterchange({
    syntaxIdentifier: identifier,
    syntaxVersion: version,
    sender: { id: guide.envelope.recipient, qualifier: '' },
    recipient: fittedParty(recipient, fit),
    preparation: { date: preparedAt.slice(2, 8), time: preparedAt.slice(8) }, // 0017 is YYMMDD before version 4
    controlReference,
    testIndicator: environment === 'test',
    messages: messages.map((message) => fittedMessage(message, fit)),
  });
  if (!written.ok) throw new HarnessFault(`a reply cannot be written: ${written.error.message}`);
  return written.value;
}
