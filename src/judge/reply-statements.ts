import type { Instant } from '../core/index.js';
import { readControl, type ControlReading } from '../edifact/index.js';
import type { FieldRecord, Guide } from '../guide/index.js';
import type { AnswerCode } from './exchange-model.js';
import { allErrors, readReplyBytes, type ReadMessage } from './read-bytes.js';
import type { Transmission } from './transmissions.js';

/** What a CONTRL says of one message of its subject. */
export interface ControlledMessage {
  readonly reference: string;
  readonly rejected: boolean;
  readonly codes: readonly AnswerCode[];
}

/** One thing that a reply says. */
export type Statement = { readonly reply: string; readonly at: Instant } & (
  | {
      readonly kind: 'control';
      /** 0020 of the interchange it is about. */
      readonly subject: string;
      /** UCI action 4: the interchange as a whole. */
      readonly rejected: boolean;
      readonly codes: readonly AnswerCode[];
      readonly messages: readonly ControlledMessage[];
    }
  | {
      readonly kind: 'response';
      /** UNH 0062 of the message it answers. */
      readonly request: string;
      readonly rejected: boolean;
      readonly codes: readonly AnswerCode[];
      readonly content: FieldRecord;
    }
);

/** What the replies to one transmission say, and what is wrong with them. */
export interface ReplyReading {
  readonly statements: readonly Statement[];
  readonly faults: readonly string[];
}

/** 0083: this and all lower levels rejected. The other two of CONTRL D:3, 7 and 8, refuse nothing. */
const REJECTED = '4';

function controlCodes(...errors: readonly (string | undefined)[]): readonly AnswerCode[] {
  return errors
    .filter((error) => error !== undefined && error !== '')
    .map((error) => ({ code: `C${error}`, phase: 'CONTRL' }));
}

function controlledMessage(message: ControlReading['messages'][number]): ControlledMessage {
  const places = message.segments.flatMap((segment) => [
    segment.error,
    ...segment.elements.map(({ error }) => error),
  ]);
  return {
    reference: message.reference,
    rejected: message.action === REJECTED,
    codes: controlCodes(message.error, ...places),
  };
}

function textIn(content: FieldRecord, field: string): string {
  return content.values[field]?.text ?? '';
}

/** A CUSRES: accepted or rejected by 4343, which must agree with BGM 1001 and with whether errors are listed. */
function readResponse({ check }: ReadMessage, reply: Transmission): Statement | string {
  const { content } = check;
  const codes = (content.lists['errors'] ?? []).map((error): AnswerCode => ({
    code: textIn(error, 'code'),
    phase: 'CUSRES',
  }));
  const rejected = textIn(content, 'responseType') === 'RE';
  const name = textIn(content, 'documentName');
  const contradictory =
    rejected !== codes.length > 0 || (name === '963' && !rejected) || (name === '962' && rejected);
  const request = textIn(content, 'requestReference');
  if (contradictory) return `${reply.id}: the response to message ${request} both accepts and rejects it`;
  return { kind: 'response', reply: reply.id, at: reply.at, request, rejected, codes, content };
}

function readMessage(message: ReadMessage, reply: Transmission): Statement | string {
  if (message.reading.type.type === 'CUSRES') return readResponse(message, reply);
  const control = readControl(message.reading);
  if (!control.ok) return `${reply.id}: no answer can be read from it, ${control.error.message}`;
  const { reference, action, error, messages } = control.value;
  return {
    kind: 'control',
    reply: reply.id,
    at: reply.at,
    subject: reference,
    rejected: action === REJECTED,
    codes: controlCodes(error),
    messages: messages.map(controlledMessage),
  };
}

/** Reads what replies say from their bytes alone. */
export function readReplies(guide: Guide, replies: readonly Transmission[]): ReplyReading {
  const statements: Statement[] = [];
  const faults: string[] = [];
  for (const reply of replies) {
    const read = readReplyBytes(guide, reply.bytes);
    const messages = read.interchanges.flatMap((interchange) => interchange.messages);
    faults.push(...allErrors(read).map((error) => `${reply.id}: ${error.code} in a reply`));
    if (messages.length === 0) faults.push(`${reply.id}: a reply without a message`);
    for (const message of messages) {
      const statement = readMessage(message, reply);
      if (typeof statement === 'string') faults.push(statement);
      else statements.push(statement);
    }
  }
  return { statements, faults };
}
