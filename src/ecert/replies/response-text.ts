import { HarnessFault } from '../../core/index.js';
import type { MessageData } from '../../edifact/index.js';
import { compose, type DocumentData, type Guide } from '../../guide/index.js';
import { append, longText, takeText, type LongText } from './long-text.js';
import {
  fill,
  filledFields,
  isFor,
  markOf,
  REFERENCE,
  templateOf,
  type MessageTemplate,
} from './message-template.js';
import { writtenMessage, type ReplySyntax } from './write-reply.js';

/** The content of a CUSRES. */
export interface MessageResponse {
  readonly responseGuide: string;
  readonly response: DocumentData;
}

function composed(
  guide: Guide,
  { responseGuide, response }: MessageResponse,
  reference: string,
): MessageData {
  const body = compose(guide, responseGuide, 'any', response);
  if (!body.ok)
    throw new HarnessFault(`a response cannot be composed: ${body.error.path}: ${body.error.message}`);
  const type = guide.messages[responseGuide]?.type;
  if (type === undefined) throw new HarnessFault(`guide ${guide.id} has no ${responseGuide}`);
  return { reference, type: { ...type, association: '' }, segments: body.value };
}

/** A response composed and written, whatever it holds. */
export function composedResponse(
  guide: Guide,
  syntax: ReplySyntax,
  response: MessageResponse,
  reference: string,
): string {
  return writtenMessage(composed(guide, response, reference), syntax);
}

function makeTemplate(
  guide: Guide,
  syntax: ReplySyntax,
  responseGuide: string,
  fields: readonly string[],
): MessageTemplate {
  const response = Object.fromEntries(fields.map((field, i) => [field, markOf(i)]));
  return templateOf(fields, composedResponse(guide, syntax, { responseGuide, response }, markOf(REFERENCE)));
}

/** Templates of a guide by message guide and syntax, the one used last first: there are as many as shapes of answers. */
type Templates = Map<string, MessageTemplate[]>;
const templatesByGuide = new WeakMap<Guide, Templates>();

function templatesFor(guide: Guide, syntax: ReplySyntax, responseGuide: string): MessageTemplate[] {
  const known: Templates = templatesByGuide.get(guide) ?? new Map<string, MessageTemplate[]>();
  templatesByGuide.set(guide, known);
  const key = `${responseGuide} ${syntax.identifier}:${syntax.version}`;
  const templates = known.get(key) ?? [];
  known.set(key, templates);
  return templates;
}

/** The texts of replies in the making: of the responses that are written, all but the last ones are in full replies. */
export interface ResponseDraft {
  readonly guide: Guide;
  readonly syntax: ReplySyntax;
  readonly full: ResponseText[];
  /** Of the reply that is being filled. */
  readonly text: LongText;
  count: number;
  /** The templates of the message guide that was written by last. */
  responseGuide: string;
  templates: MessageTemplate[];
}

/** The messages of one reply, UNH to UNT each, one character for each byte. */
export interface ResponseText {
  readonly text: string;
  readonly count: number;
}

/** Begins the replies to an interchange. */
export function responseDraft(guide: Guide, syntax: ReplySyntax): ResponseDraft {
  return { guide, syntax, full: [], text: longText(), count: 0, responseGuide: '', templates: [] };
}

/** Writes a response behind those written before: a reply has no more than the guide allows in an interchange. */
export function writeResponse(draft: ResponseDraft, responseGuide: string, response: DocumentData): void {
  if (draft.count >= draft.guide.envelope.messagesMax) finishReply(draft);
  draft.count += 1;
  append(draft.text, responseText(draft, responseGuide, response, String(draft.count)));
}

function finishReply(draft: ResponseDraft): void {
  draft.full.push({ text: takeText(draft.text), count: draft.count });
  draft.count = 0;
}

/** What was written, reply by reply. */
export function finishedReplies(draft: ResponseDraft): readonly ResponseText[] {
  if (draft.count > 0) finishReply(draft);
  return draft.full;
}

/** A response as the composition of its message guide has it. */
function responseText(
  draft: ResponseDraft,
  responseGuide: string,
  response: DocumentData,
  reference: string,
): string {
  const { guide, syntax } = draft;
  if (draft.responseGuide !== responseGuide) {
    draft.responseGuide = responseGuide;
    draft.templates = templatesFor(guide, syntax, responseGuide);
  }
  const template = templateFor(draft, response);
  const text = template && fill(template, response, reference);
  return text ?? composedResponse(guide, syntax, { responseGuide, response }, reference);
}

function templateFor(
  { guide, syntax, responseGuide, templates }: ResponseDraft,
  response: DocumentData,
): MessageTemplate | undefined {
  for (let i = 0; i < templates.length; i += 1) {
    const template = templates[i] as MessageTemplate; // i < length
    if (isFor(template, response)) return template;
  }
  const fields = filledFields(response);
  if (fields === undefined) return undefined;
  const made = makeTemplate(guide, syntax, responseGuide, fields);
  templates.push(made);
  return made;
}
