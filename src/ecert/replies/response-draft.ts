import type { DocumentData, Guide } from '../../guide/index.js';
import { append, longText, takeText, type LongText } from './long-text.js';
import { responseText } from './response-text.js';
import type { ReplySyntax } from './write-reply.js';

/** The replies to an interchange in the making: responses are written one after the other, into as many as they take. */
export interface ResponseDraft {
  readonly guide: Guide;
  readonly syntax: ReplySyntax;
  /** Those that are full. */
  readonly full: ResponseText[];
  /** The one that is being filled, and how many messages it has. */
  readonly text: LongText;
  count: number;
}

/** The messages of one reply, UNH to UNT each, one character for each byte. */
export interface ResponseText {
  readonly text: string;
  readonly count: number;
}

/** Begins the replies to an interchange. */
export function responseDraft(guide: Guide, syntax: ReplySyntax): ResponseDraft {
  return { guide, syntax, full: [], text: longText(), count: 0 };
}

/** The reference (0062) of the response to be written next; begins another reply where one has as many as the guide allows. */
export function nextReference(draft: ResponseDraft): string {
  if (draft.count >= draft.guide.envelope.messagesMax) finishReply(draft);
  return String(draft.count + 1);
}

/** Writes a response behind those written before. */
export function writeResponse(draft: ResponseDraft, responseGuide: string, response: DocumentData): void {
  const { guide, syntax, text } = draft;
  append(text, responseText(guide, syntax, { responseGuide, response }, nextReference(draft)));
  draft.count += 1;
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
