import { HarnessFault, type Finding, type Instant } from '../../core/index.js';
import {
  composeControl,
  type InterchangeReading,
  type MessageData,
  type PartyIdentification,
} from '../../edifact/index.js';
import { compose, type DocumentData, type Guide } from '../../guide/index.js';
import type { Environment } from '../model.js';
import type { ReplyNumbers } from './reply-numbers.js';
import { writeReply } from './write-reply.js';

/** What is answered, to whom, and when. */
export interface ReplyCircumstances {
  readonly guide: Guide;
  readonly environment: Environment;
  readonly numbers: ReplyNumbers;
  /** The interchange that is answered. */
  readonly interchange: InterchangeReading;
  readonly recipient: PartyIdentification;
  readonly at: Instant;
}

/** What there is to say about an interchange, besides what its reading found. */
export interface ReplyContent {
  /** Something about the interchange or a message of it is refused: a CONTRL has to say what. */
  readonly isRefused: boolean;
  /** Everything about the envelope, in document order. */
  readonly envelopeFindings: readonly Finding[];
  /** About messages, by the guide. */
  readonly structureFindings: readonly Finding[];
  /** At least one for each message that was processed, in request order. */
  readonly responses: readonly MessageResponse[];
}

/** The content of a CUSRES. */
export interface MessageResponse {
  readonly responseGuide: string;
  readonly response: DocumentData;
}

function writeOne(circumstances: ReplyCircumstances, messages: readonly MessageData[]): Uint8Array {
  const { guide, environment, at, interchange, recipient, numbers } = circumstances;
  const controlReference = numbers.next(recipient.id, at);
  return writeReply({ guide, environment, at, request: interchange, recipient, controlReference }, messages);
}

/** What is wrong with an envelope may stand inside a message (a type that differs), and is still not about that message. */
function aboutInterchange(finding: Finding): Finding {
  const { offset, length, interchange, tag, element, component } = finding.span;
  const place = interchange === undefined ? {} : { interchange };
  const isService = tag === 'UNA' || tag === 'UNB' || tag === 'UNZ';
  const inside = isService
    ? {
        tag,
        ...(element === undefined ? {} : { element }),
        ...(component === undefined ? {} : { component }),
      }
    : {};
  return { ...finding, span: { offset, length, ...place, ...inside } };
}

function controlReply(circumstances: ReplyCircumstances, content: ReplyContent): readonly Uint8Array[] {
  if (!content.isRefused) return [];
  const findings = [...content.envelopeFindings.map(aboutInterchange), ...content.structureFindings];
  // UCI has room for one error: handing over all findings in order makes it the first in the document.
  const subject = { ...circumstances.interchange, findings: [] };
  const control = composeControl({ subject, reference: '1', findings });
  // Without reference, sender and recipient there is nothing to copy into UCI: nobody could tell what is answered.
  return control.ok ? [writeOne(circumstances, [control.value])] : [];
}

function responseMessage(
  guide: Guide,
  { responseGuide, response }: MessageResponse,
  index: number,
): MessageData {
  const body = compose(guide, responseGuide, 'any', response);
  if (!body.ok)
    throw new HarnessFault(`a response cannot be composed: ${body.error.path}: ${body.error.message}`);
  const type = guide.messages[responseGuide]?.type;
  if (type === undefined) throw new HarnessFault(`guide ${guide.id} has no ${responseGuide}`);
  return { reference: String(index + 1), type: { ...type, association: '' }, segments: body.value };
}

/**
 * What goes back for one interchange: a CONTRL where the envelope, or the syntax or structure of a message, is refused,
 * and after it CUSRES with the response to every message that was processed, in request order (`cbp`: one type of
 * message in an interchange): in one interchange, or in as many as reports of more than its messages take. When all is
 * good there is no CONTRL.
 */
export function composeReplies(
  circumstances: ReplyCircumstances,
  content: ReplyContent,
): readonly Uint8Array[] {
  const control = controlReply(circumstances, content);
  const { guide } = circumstances;
  const { messagesMax } = guide.envelope;
  const interchanges = Array.from({ length: Math.ceil(content.responses.length / messagesMax) }, (_, i) =>
    content.responses.slice(i * messagesMax, (i + 1) * messagesMax),
  );
  const written = interchanges.map((responses) =>
    writeOne(
      circumstances,
      responses.map((response, i) => responseMessage(guide, response, i)),
    ),
  );
  return [...control, ...written];
}
