import { addMs, HOUR_MS, type Random } from '../../core/index.js';
import type { DocumentData } from '../../guide/index.js';
import type { Agenda } from './agenda.js';
import type { Issuer } from './draw-certificate.js';
import { draw, drawDay, startOfDay, type PendingDocument } from './draw-day.js';
import { entryAgainst } from './entry-against.js';
import { makeMistake } from './make-mistake.js';
import { isSyntaxMistake, type Profile } from './profile.js';
import type { OutgoingDocument, Station } from './station.js';

/** What a simulated participant, and the importers it serves, have to do. */
export type Errand =
  | { readonly kind: 'day'; readonly index: number }
  | { readonly kind: 'transmit'; readonly documents: readonly PendingDocument[] }
  | { readonly kind: 'transmit-again'; readonly bytes: Uint8Array }
  | { readonly kind: 'enter'; readonly document: DocumentData };

/** What was done, as the reference's own receipts tell it. */
export interface SimulationSummary {
  readonly interchanges: number;
  /** Messages by what became of them, repeated interchanges left out. */
  readonly accepted: number;
  readonly rejected: number;
  readonly entries: number;
}

/** A simulated participant: how it behaves, what it works with, and what it remembers. */
export interface Participant {
  readonly profile: Profile;
  readonly issuer: Issuer;
  readonly station: Station;
  readonly agenda: Agenda<Errand>;
  /** All its chance comes from here, forked by what is done, so that one errand more does not change all others. */
  readonly random: Random;
  /** Numbers of accepted certificates. */
  readonly onFile: string[];
  /** Accepted certificates that no entry will stand against: they can be replaced or cancelled without offence. */
  readonly changeable: DocumentData[];
  readonly count: {
    serial: number;
    control: number;
    interchanges: number;
    accepted: number;
    rejected: number;
    entries: number;
  };
}

/** Makes a participant that has done nothing yet. */
export function createParticipant(
  parts: Pick<Participant, 'profile' | 'issuer' | 'station' | 'agenda' | 'random'>,
): Participant {
  const count = { serial: 0, control: 0, interchanges: 0, accepted: 0, rejected: 0, entries: 0 };
  return { ...parts, onFile: [], changeable: [], count };
}

/** Does one errand at the station's time; what follows from it goes on the agenda. */
export function runErrand(participant: Participant, errand: Errand): void {
  const { station, count } = participant;
  switch (errand.kind) {
    case 'day':
      planDay(participant, errand.index);
      return;
    case 'transmit':
      transmit(participant, errand.documents);
      return;
    case 'transmit-again':
      count.interchanges += 1;
      station.transmitBytes(errand.bytes);
      return;
    case 'enter':
      count.entries += 1;
      station.fileEntry(entryAgainst(errand.document, count.entries));
      return;
    default:
      errand satisfies never;
  }
}

function planDay(participant: Participant, index: number): void {
  const { profile, issuer, agenda, random, changeable, count } = participant;
  const setting = {
    profile,
    issuer,
    nextSerial: () => (count.serial += 1),
    takeChangeable: (chance: Random) =>
      changeable.splice(chance.integer(0, Math.max(0, changeable.length - 1)), 1)[0],
  };
  const chance = random.fork(`entries of day ${index}`);
  for (const { at, documents } of drawDay(startOfDay(profile, index), random.fork(`day ${index}`), setting)) {
    agenda.add(at, { kind: 'transmit', documents });
    for (const { right } of documents.filter(({ entry }) => entry === 'early')) {
      agenda.add(addMs(at, -chance.integer(1, 30) * HOUR_MS), { kind: 'enter', document: right });
    }
  }
}

function transmit(participant: Participant, documents: readonly PendingDocument[]): void {
  const { profile, station, agenda, count } = participant;
  count.interchanges += 1;
  const chance = participant.random.fork(`interchange ${count.interchanges}`);
  const rates = profile.interchanges;
  const repeated = chance.next() < rates.referenceRepeated && count.control > 0;
  const skipped = chance.next() < rates.referenceSkipped ? chance.integer(1, 3) : 0;
  if (!repeated) count.control += 1 + skipped;
  const { bytes, receipt } = station.transmit({
    reference: String(count.control).padStart(8, '0'),
    testIndicator: chance.next() < rates.testIndicator,
    documents: documents.map((document) => outgoing(participant, document, chance)),
  });
  if (chance.next() < rates.sentTwice) {
    agenda.add(addMs(station.now(), chance.integer(1, 5) * HOUR_MS), { kind: 'transmit-again', bytes });
  }
  const accepted = new Set(
    receipt.messages.filter((message) => message.accepted).map((message) => message.ordinal),
  );
  const isAccepted = (_: PendingDocument, index: number): boolean => accepted.has(index + 1);
  for (const document of documents.filter(isAccepted)) noteAccepted(participant, document, chance);
  const rejected = documents.filter((document, index) => !isAccepted(document, index));
  count.accepted += documents.length - rejected.length;
  count.rejected += rejected.length;
  planCorrection(participant, rejected, chance);
}

function outgoing(
  { onFile, issuer }: Participant,
  pending: PendingDocument,
  chance: Random,
): OutgoingDocument {
  const { right, function: wish, mistake } = pending;
  if (mistake === undefined || isSyntaxMistake(mistake))
    return { document: right, function: wish, damage: mistake };
  const numberOnFile = onFile.length === 0 ? undefined : chance.pick(onFile);
  return { document: makeMistake(right, mistake, { kind: issuer.kind, numberOnFile }), function: wish };
}

function noteAccepted(
  participant: Participant,
  { right, function: wish, entry }: PendingDocument,
  chance: Random,
): void {
  if (wish !== 'original') return;
  const number = right['certificateNumber'];
  if (typeof number === 'string') participant.onFile.push(number);
  if (entry === 'never') participant.changeable.push(right);
  if (entry !== 'later') return;
  const at = addMs(participant.station.now(), chance.integer(24, 288) * HOUR_MS);
  participant.agenda.add(at, { kind: 'enter', document: right });
}

/** What was rejected together is corrected together, as far as it is corrected at all. */
function planCorrection(
  participant: Participant,
  rejected: readonly PendingDocument[],
  chance: Random,
): void {
  const { delayHours, never, wrongAgain, attempts } = participant.profile.corrections;
  const documents = rejected
    .filter(({ attempt }) => chance.next() >= never && attempt < attempts)
    .map(({ mistake, attempt, ...rest }) => {
      const again = chance.next() < wrongAgain ? mistake : undefined;
      return { ...rest, mistake: again, attempt: attempt + 1 };
    });
  const at = addMs(participant.station.now(), draw(delayHours, chance) * HOUR_MS);
  if (documents.length > 0) participant.agenda.add(at, { kind: 'transmit', documents });
}
