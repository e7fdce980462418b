import { bytesToLatin1, hasErrors } from '../core/index.js';
import { readControl, readTransmission, type MessageReading } from '../edifact/index.js';
import { checkMessage, toDocumentData, type DocumentData, type Guide } from '../guide/index.js';

/** A reply interchange as its receiver reads it. */
export interface ReadReply {
  readonly text: string;
  readonly types: readonly string[];
  readonly recipient: string;
  readonly reference: string;
  readonly testIndicator: string;
  readonly syntaxIdentifier: string;
  readonly messages: readonly MessageReading[];
  /** Content of its CUSRES messages. */
  readonly documents: readonly DocumentData[];
  /** Anything that is wrong with it: a reply of ours must be perfect. */
  readonly faults: readonly string[];
}

/** Reads a reply back, with everything that is wrong with it. */
export function readReply(guide: Guide, bytes: Uint8Array): ReadReply {
  const reading = readTransmission(bytes);
  const interchange = reading.interchanges[0];
  const messages = interchange?.messages ?? [];
  const responses = messages.filter((message) => message.type.type !== 'CONTRL');
  const checks = responses.map((message) => checkMessage(guide, message, { from: 'reference' }));
  const findings = [
    ...reading.findings,
    ...(interchange?.findings ?? []),
    ...messages.flatMap((message) => message.findings),
    ...checks.flatMap((check) => check.findings),
  ];
  const controls = messages
    .filter((message) => message.type.type === 'CONTRL')
    .map((message) => readControl(message));
  const unread = controls.filter((control) => !control.ok).map(() => 'CONTRL cannot be read');
  return {
    text: bytesToLatin1(bytes),
    types: messages.map((message) => message.type.type),
    recipient: interchange?.recipient.id ?? '',
    reference: interchange?.controlReference ?? '',
    testIndicator: interchange?.testIndicator ?? '',
    syntaxIdentifier: interchange?.syntaxIdentifier ?? '',
    messages,
    documents: checks.map((check) => toDocumentData(check.content)),
    faults: [
      ...findings.map((finding) => finding.code),
      ...unread,
      ...(hasErrors(findings) ? ['errors'] : []),
    ],
  };
}
