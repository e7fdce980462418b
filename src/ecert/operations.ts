import { hasErrors, latin1ToBytes, type Instant } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { cancelEntry, liquidateEntry, protestEntry, refileLine } from './entries/change-entry.js';
import { entryDesk, type EntryDesk } from './entries/entry-desk.js';
import { reportOf } from './entries/entry-report.js';
import { fileLine, presentEntry } from './entries/present-entry.js';
import { settleDue } from './entries/settle-due.js';
import { ENTRIES, ENTRY_LINES } from './entries/stored-entry.js';
import { armRejection } from './intake/armed-rejections.js';
import { joined } from './intake/joined.js';
import { receiveInterchange, type ReceivedOutcome } from './intake/receive-interchange.js';
import { createInterchangeLedger, INTERCHANGES } from './intake/interchange-ledger.js';
import {
  stateOver,
  type InterchangeOutcome,
  type ReferenceSetting,
  type ReferenceState,
} from './intake/reference-state.js';
import { replyPlace } from './intake/reply-name.js';
import type { Arrival, EntryOutcome, EntryLineReport, Receipt, Reference } from './model.js';
import { importerUsage } from './queries/importer-usage.js';
import { restraintReport } from './quota/restraint-report.js';
import { recordOf } from './register/certificate-state.js';
import { nearestInYear } from './register/nearest-year.js';
import { CERTIFICATES, type StoredCertificate } from './register/stored-certificate.js';
import { assertReplyCodes } from './rules/run-rules.js';
import type { Hint, StoreView, Transaction } from './store/port.js';

/** Something to do with a store's records, and what it will surely read. What needs no store is done before. */
export interface Operation<R> {
  readonly hints: readonly Hint[];
  readonly run: Transaction<R>;
}

/** Everything that a reference can be asked to do, ready to be run on any store. */
export type ReferenceOperations = {
  readonly [Name in keyof Reference]: (
    ...given: Parameters<Reference[Name]>
  ) => Operation<ReturnType<Reference[Name]>>;
};

type Reading = ReturnType<typeof readTransmission>;

function verdictOf(receipt: Pick<Receipt, 'findings' | 'messages'>): Receipt['verdict'] {
  const { findings, messages } = receipt;
  let accepted = 0;
  for (const message of messages) if (message.accepted) accepted += 1;
  if (accepted === 0) return 'rejected';
  return accepted === messages.length && !hasErrors(findings) ? 'accepted' : 'partly-accepted';
}

/** What lies in the lists of all outcomes. Nearly always there is one, and its list may have thousands in it. */
function ofAll<T>(
  outcomes: readonly ReceivedOutcome[],
  listOf: (outcome: ReceivedOutcome) => readonly T[],
): readonly T[] {
  const [first] = outcomes;
  return first !== undefined && outcomes.length === 1 ? listOf(first) : outcomes.flatMap(listOf);
}

/**
 * Answers each interchange of a transmission. Where there is none, nothing says who sent it, so that there is nobody to
 * answer to: it is rejected with findings and without a reply.
 */
function answer(
  state: ReferenceState,
  reading: Reading,
  transmission: Uint8Array,
  arrival: Arrival,
): Receipt {
  const outcomes = reading.interchanges.map((interchange) => {
    const { offset, length } = interchange.span;
    return receiveInterchange(state, interchange, transmission.subarray(offset, offset + length), arrival);
  });
  const findings = joined(
    reading.findings,
    ofAll(outcomes, ({ findings: about }) => about),
  );
  const messages = ofAll(outcomes, (outcome) => outcome.messages);
  return {
    verdict: verdictOf({ findings, messages }),
    findings,
    messages,
    replies: ofAll(outcomes, ({ replies }) => replies).map(latin1ToBytes),
    replyNames: ofAll(outcomes, ({ replyNames }) => replyNames),
    repeated: outcomes.length > 0 && outcomes.every((outcome) => outcome.repeated),
  };
}

function outcomeOf({ matched, preferentialRate, errors, remaining }: EntryLineReport): EntryOutcome {
  return { matched, preferentialRate, errors, remaining };
}

const certificateHint = (number: string): Hint => ({ kind: CERTIFICATES, index: 'number', value: number });
const entryHints = (entry: string): readonly Hint[] => [
  { kind: ENTRIES, key: entry },
  { kind: ENTRY_LINES, index: 'entry', value: entry },
];

function found(desk: EntryDesk, number: string, at: Instant): StoredCertificate | undefined {
  return nearestInYear(desk.register.named(number), at);
}

/** An operation at a desk on which everything that has fallen due by then is done. */
type AtDesk = <R>(at: Instant, hints: readonly Hint[], body: (desk: EntryDesk) => R) => Operation<R>;

function registerOperations(
  atDesk: AtDesk,
): Pick<ReferenceOperations, 'certificate' | 'certificates' | 'history' | 'importerUsage'> {
  return {
    certificate: (number, at, participant) =>
      atDesk(at, [certificateHint(number)], ({ register }) => {
        const named = register.named(number);
        const own =
          participant === undefined ? named : named.filter((one) => one.participant === participant);
        const certificate = nearestInYear(own, at);
        return certificate && recordOf(certificate, at);
      }),
    certificates: (at) =>
      atDesk(at, [], ({ register }) => register.all().map((certificate) => recordOf(certificate, at))),
    history: (number, at) =>
      atDesk(at, [certificateHint(number)], (desk) => {
        const certificate = found(desk, number, at);
        const versions = certificate === undefined ? [] : desk.register.history(certificate);
        return versions.map((version) => recordOf(version, version.change.at));
      }),
    importerUsage: (asker, at) => atDesk(at, [], (desk) => importerUsage(desk.view, asker, at)),
  };
}

function entryOperations(
  atDesk: AtDesk,
): Omit<
  ReferenceOperations,
  keyof ReturnType<typeof registerOperations> | 'receive' | 'reply' | 'forceRejection' | 'restraintLevels'
> {
  return {
    fileEntry: (line, at) =>
      atDesk(at, [...entryHints(line.entry), certificateHint(line.certificate)], (desk) =>
        outcomeOf(fileLine(desk, line, at)),
      ),
    presentEntry: (entry, at) =>
      atDesk(
        at,
        [...entryHints(entry.entry), ...entry.lines.map(({ certificate }) => certificateHint(certificate))],
        (desk) => presentEntry(desk, entry, at),
      ),
    entry: (entry, at) =>
      atDesk(at, entryHints(entry), (desk) => {
        const stored = desk.view.get(ENTRIES, entry);
        return stored && reportOf(desk, stored);
      }),
    cancelEntry: (entry, at) => atDesk(at, entryHints(entry), (desk) => cancelEntry(desk, entry, at)),
    liquidateEntry: (entry, at) => atDesk(at, entryHints(entry), (desk) => liquidateEntry(desk, entry, at)),
    protestEntry: (entry, at) => atDesk(at, entryHints(entry), (desk) => protestEntry(desk, entry, at)),
    refileLine: (refiling, at) =>
      atDesk(at, entryHints(refiling.entry), (desk) => refileLine(desk, refiling, at)),
  };
}

/** Makes the operations of a reference. */
export function createOperations(setting: ReferenceSetting): ReferenceOperations {
  assertReplyCodes(setting.guide);
  const openDesk = (view: StoreView, at: Instant): EntryDesk => {
    const desk = entryDesk(setting, view);
    settleDue(desk, at);
    return desk;
  };
  const atDesk: AtDesk = (at, hints, body) => ({ hints, run: (view) => body(openDesk(view, at)) });
  return {
    ...registerOperations(atDesk),
    ...entryOperations(atDesk),
    receive(received, arrival) {
      // The reference's own: documents on file are read from it when somebody asks what they say.
      const transmission = Buffer.from(received);
      const reading = readTransmission(transmission);
      const run = (view: StoreView): Receipt =>
        answer(stateOver(setting, view, openDesk(view, arrival.at)), reading, transmission, arrival);
      return { hints: [], run };
    },
    reply(name) {
      const place = replyPlace(name);
      if (place === undefined) return { hints: [], run: () => undefined };
      return {
        hints: [{ kind: INTERCHANGES, key: place.interchange }],
        run(view) {
          const ledger = createInterchangeLedger<InterchangeOutcome>(view);
          const text = ledger.answerUnder(place.interchange)?.replies[place.index];
          return text === undefined ? undefined : latin1ToBytes(text);
        },
      };
    },
    restraintLevels: (at) => atDesk(at, [], (desk) => restraintReport(desk.levels, desk.quota)),
    forceRejection: (forced) => ({
      hints: [],
      run(view) {
        armRejection(view, forced);
      },
    }),
  };
}
