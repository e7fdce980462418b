import {
  addMs,
  assert,
  bytesToLatin1,
  formatDate102,
  formatDate203,
  SECOND_MS,
  type Instant,
  type Json,
} from '../../core/index.js';
import { writeInterchange, type MessageData } from '../../edifact/index.js';
import type { EntryLine, EntryOutcome, Receipt, Reference } from '../../ecert/index.js';
import { compose, type DocumentData, type Guide } from '../../guide/index.js';
import type { EventBody, JournalWriter } from '../../journal/index.js';
import { damageMessage } from './damage-message.js';
import type { SyntaxMistake } from './profile.js';

/** How long bytes are under way, and how long the reference takes. */
const TRANSIT_MS = 20 * SECOND_MS;
const PROCESSING_MS = 5 * SECOND_MS;

/** One document as it is put on the wire. */
export interface OutgoingDocument {
  readonly document: DocumentData;
  readonly function: string;
  readonly damage?: SyntaxMistake | undefined;
}

/** One interchange as it is put on the wire. */
export interface OutgoingInterchange {
  /** UNB 0020. */
  readonly reference: string;
  readonly testIndicator: boolean;
  readonly documents: readonly OutgoingDocument[];
}

/** The participant's end of the link, with the reference at the other end: whatever passes is journalled. */
export interface Station {
  /** The time at which the last thing was over. */
  now(): Instant;
  /** Waits; where the instant has passed already, does nothing. */
  waitUntil(at: Instant): void;
  /** Composes, transmits, and takes the answers; gives the bytes sent and what became of them. */
  transmit(interchange: OutgoingInterchange): { readonly bytes: Uint8Array; readonly receipt: Receipt };
  /** Transmits bytes as they are. */
  transmitBytes(bytes: Uint8Array): Receipt;
  /** Files one entry line as an importer would. */
  fileEntry(line: EntryLine): EntryOutcome;
}

/** What a station is made of. */
export interface StationSetting {
  readonly guide: Guide;
  readonly reference: Reference;
  readonly journal: JournalWriter;
  readonly participant: string;
  readonly charset: string;
  readonly startAt: Instant;
}

/** Opens a station at an instant. */
export function createStation(setting: StationSetting): Station {
  let now = setting.startAt;
  let sent = 0;
  let answered = 0;
  const append = (body: EventBody): void => void setting.journal.append(now, body);
  const pass = (ms: number): void => {
    now = addMs(now, ms);
  };
  const transmitBytes = (bytes: Uint8Array): Receipt => {
    sent += 1;
    const id = `C${sent}`;
    append({ type: 'sent', id, by: 'candidate', bytes: bytesToLatin1(bytes) });
    pass(TRANSIT_MS);
    append({ type: 'received', id, by: 'reference' });
    const receipt = setting.reference.receive(bytes, { at: now, link: setting.participant });
    pass(PROCESSING_MS);
    for (const reply of receipt.replies) {
      answered += 1;
      append({
        type: 'sent',
        id: `R${answered}`,
        by: 'reference',
        bytes: bytesToLatin1(reply),
        inReplyTo: id,
      });
      pass(TRANSIT_MS);
      append({ type: 'received', id: `R${answered}`, by: 'candidate' });
    }
    return receipt;
  };
  return {
    now: () => now,
    waitUntil(at) {
      if (at <= now) return;
      const ms = at - now;
      now = at;
      append({ type: 'clock-advanced', ms });
    },
    transmit(interchange) {
      const bytes = write(interchange, setting, now);
      return { bytes, receipt: transmitBytes(bytes) };
    },
    transmitBytes,
    fileEntry(line) {
      const outcome = setting.reference.fileEntry(line, now);
      append({ type: 'entry-filed', line: { ...line }, outcome: outcomeJson(outcome) });
      return outcome;
    },
  };
}

function write(interchange: OutgoingInterchange, setting: StationSetting, now: Instant): Uint8Array {
  const { guide, participant, charset } = setting;
  const messages = interchange.documents.map((outgoing, index) => messageOf(outgoing, index + 1, guide));
  const written = writeInterchange({
    syntaxIdentifier: charset,
    syntaxVersion: '3',
    sender: { id: participant, qualifier: '' },
    recipient: { id: guide.envelope.recipient, qualifier: '' },
    preparation: { date: formatDate102(now).slice(2), time: formatDate203(now).slice(8) },
    controlReference: interchange.reference,
    testIndicator: interchange.testIndicator,
    messages,
  });
  assert(written.ok, written.ok ? '' : `a simulated interchange can be written: ${written.error.message}`);
  return interchange.documents.reduce<Uint8Array>(
    (bytes, { damage }, index) => (damage === undefined ? bytes : damageMessage(bytes, index + 1, damage)),
    written.value,
  );
}

function messageOf(
  { document, function: wish }: OutgoingDocument,
  ordinal: number,
  guide: Guide,
): MessageData {
  const body = compose(guide, 'SANCRT', wish, document);
  assert(body.ok, body.ok ? '' : `a simulated document can be composed: ${JSON.stringify(body.error)}`);
  const type = guide.messages['SANCRT']?.type;
  assert(type !== undefined, 'the guide has SANCRT');
  return { reference: String(ordinal), type: { ...type, association: '' }, segments: body.value };
}

/** `undefined` has no place in JSON: a certificate that is not on file has no balance at all. */
function outcomeJson({ matched, preferentialRate, errors, remaining }: EntryOutcome): Json {
  return { matched, preferentialRate, errors: errors.map((error) => ({ ...error })), remaining };
}
