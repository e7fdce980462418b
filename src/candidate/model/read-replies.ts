import { hasErrors } from '../../core/index.js';
import { readControl, readTransmission, type MessageReading } from '../../edifact/index.js';
import { checkMessage, type FieldRecord, type Guide } from '../../guide/index.js';
import type { UsageReport } from '../../journal/index.js';
import type { Rejection } from './conduct.js';

/** What one message of the reference says about what was sent. */
export type Reply =
  /** CONTRL: about an interchange, whole or by messages. */
  | {
      readonly kind: 'control';
      readonly controlReference: string;
      readonly refused: 'all' | readonly string[];
    }
  /** CUSRES: about one message. */
  | {
      readonly kind: 'response';
      readonly messageReference: string;
      readonly rejection: Rejection | undefined;
      /** What it reports of certificates, by number: the answer to a query. */
      readonly reports: ReadonlyMap<string, UsageReport>;
    };

/** UCI and UCM 0083: this and all lower levels rejected. */
const ACTION_REJECTED = '4';

/**
 * Reads the reference's answers; whatever is neither CONTRL nor CUSRES says nothing about what was sent, and an answer
 * with errors of syntax is no answer (CON-19) unless it is read `damaged` all the same.
 */
export function readReplies(guide: Guide, bytes: Uint8Array, damaged: boolean): readonly Reply[] {
  const { interchanges, findings } = readTransmission(bytes);
  const isDamaged =
    hasErrors(findings) ||
    interchanges.some((each) => hasErrors([...each.findings, ...each.messages.flatMap((m) => m.findings)]));
  if (isDamaged && !damaged) return [];
  const messages = interchanges.flatMap((interchange) => interchange.messages);
  return messages.flatMap((message) => readReply(guide, message) ?? []);
}

function readReply(guide: Guide, message: MessageReading): Reply | undefined {
  if (message.type.type === 'CONTRL') return readControlReply(message);
  if (message.type.type === 'CUSRES') return readResponse(checkMessage(guide, message).content);
  return undefined;
}

function readControlReply(message: MessageReading): Reply | undefined {
  const control = readControl(message);
  if (!control.ok) return undefined; // nothing can be learnt from a CONTRL that names no interchange
  const { action, messages, reference } = control.value;
  const refused =
    action === ACTION_REJECTED
      ? 'all'
      : messages
          .filter((response) => response.action === ACTION_REJECTED)
          .map((response) => response.reference);
  return { kind: 'control', controlReference: reference, refused };
}

function readResponse(content: FieldRecord): Reply | undefined {
  const messageReference = content.values['requestReference']?.text;
  if (messageReference === undefined) return undefined;
  const codes = (content.lists['errors'] ?? []).flatMap((error) => error.values['code']?.text ?? []);
  const rejected = codes.length > 0 || content.values['responseType']?.text === 'RE';
  const rejection: Rejection | undefined = rejected ? { by: 'response', codes } : undefined;
  return { kind: 'response', messageReference, rejection, reports: reportsIn(content) };
}

/** A certificate in several units has a record for each; the first is kept. */
function reportsIn({ lists }: FieldRecord): ReadonlyMap<string, UsageReport> {
  const reports = new Map<string, UsageReport>();
  for (const { values } of lists['documents'] ?? []) {
    const text = (field: string): string => values[field]?.text ?? '';
    if (reports.has(text('number'))) continue;
    const [authorised, used, remaining] = [text('authorised'), text('used'), text('remaining')];
    reports.set(text('number'), { authorised, used, remaining });
  }
  return reports;
}
