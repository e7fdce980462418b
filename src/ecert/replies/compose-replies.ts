import type { Finding, Instant } from '../../core/index.js';
import { composeControl, type InterchangeReading, type PartyIdentification } from '../../edifact/index.js';
import type { Guide } from '../../guide/index.js';
import type { Environment } from '../model.js';
import type { ReplyNumbers } from './reply-numbers.js';
import type { ResponseText } from './response-draft.js';
import { writeReply, writtenMessage, type ReplySyntax } from './write-reply.js';

/** What is answered, to whom, and when. */
export interface ReplyCircumstances {
  readonly guide: Guide;
  readonly syntax: ReplySyntax;
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
  /** At least one for each message that was processed, in request order, in as many replies as they take. */
  readonly responses: readonly ResponseText[];
}

function writeOne(
  circumstances: ReplyCircumstances,
  syntax: ReplySyntax,
  { text, count }: ResponseText,
): string {
  const { guide, environment, at, interchange, recipient, numbers } = circumstances;
  const controlReference = numbers.next(recipient.id, at);
  const envelope = { guide, environment, at, request: interchange, recipient, controlReference };
  return writeReply(envelope, syntax, text, count);
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

function controlReply(
  circumstances: ReplyCircumstances,
  syntax: ReplySyntax,
  content: ReplyContent,
): readonly string[] {
  if (!content.isRefused) return [];
  const findings = [...content.envelopeFindings.map(aboutInterchange), ...content.structureFindings];
  // UCI has room for one error: handing over all findings in order makes it the first in the document.
  const subject = { ...circumstances.interchange, findings: [] };
  const control = composeControl({ subject, reference: '1', findings });
  // Without reference, sender and recipient there is nothing to copy into UCI: nobody could tell what is answered.
  return control.ok
    ? [writeOne(circumstances, syntax, { text: writtenMessage(control.value, syntax), count: 1 })]
    : [];
}

/**
 * What goes back for one interchange: a CONTRL where the envelope, or the syntax or structure of a message, is refused,
 * and after it CUSRES with the response to every message that was processed, in request order (`cbp`: one type of
 * message in an interchange): in one interchange, or in as many as reports of more than its messages take. When all is
 * good there is no CONTRL. Texts with one character for each byte.
 */
export function composeReplies(circumstances: ReplyCircumstances, content: ReplyContent): readonly string[] {
  const { syntax } = circumstances;
  const control = controlReply(circumstances, syntax, content);
  if (content.responses.length === 0) return control;
  return [...control, ...content.responses.map((responses) => writeOne(circumstances, syntax, responses))];
}
