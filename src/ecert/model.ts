import type { Finding, Instant, Result, Span } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';

/** Which environment a reference serves; UNB 0035 = 1 in test and absent in production, enforced both ways. */
export type Environment = 'test' | 'production';

/** `registered → (partly-used → exhausted) | cancelled | expired`; a replacement keeps the state and is counted. */
export type CertificateState = 'registered' | 'partly-used' | 'exhausted' | 'cancelled' | 'expired';

/** One line of a certificate on file. */
export interface RegisteredLine {
  readonly number: number;
  readonly hts: string;
  readonly unit: string;
  readonly quantity: number;
  readonly used: number;
}

/** A certificate on file. Uniqueness is per (participant, kind, year, number). */
export interface CertificateRecord {
  readonly number: string;
  readonly participant: string;
  readonly kind: string;
  readonly year: number;
  readonly state: CertificateState;
  readonly issueDate: string;
  readonly effectiveDate: string;
  readonly expiryDate: string;
  readonly origin: string;
  readonly importer: string;
  readonly lines: readonly RegisteredLine[];
  /** How often it was replaced. */
  readonly replacements: number;
  readonly registeredAt: Instant;
  /** The document as last accepted. */
  readonly document: DocumentData;
}

/** What became of one message. */
export interface MessageOutcome {
  readonly ordinal: number;
  readonly reference: string;
  readonly type: string;
  readonly accepted: boolean;
  /** Everything found, syntax first, then structure, then rules, each in document order. */
  readonly findings: readonly Finding[];
}

/** What became of one transmission, and what goes back. */
export interface Receipt {
  readonly verdict: 'accepted' | 'partly-accepted' | 'rejected';
  /** Findings about the envelope and about bytes outside any interchange. */
  readonly findings: readonly Finding[];
  readonly messages: readonly MessageOutcome[];
  /** Whole interchanges, in the order in which they are to be sent: CONTRL first, then CUSRES. */
  readonly replies: readonly Uint8Array[];
  /** What each reply is called for whoever wants it again; no participant is told. */
  readonly replyNames: readonly string[];
  /** The very same bytes came before and got the very same answer. */
  readonly repeated: boolean;
}

/** What the reference needs to know about how the bytes came. */
export interface Arrival {
  readonly at: Instant;
  /** The participant that the link authenticated; the sender in UNB must be the same one. Undefined: any participant on file. */
  readonly link?: string;
}

/** What one line of an entry claims of a certificate. */
export interface EntryClaim {
  readonly certificate: string;
  /** Kind of the certificate, where the number alone may not tell. */
  readonly kind?: string;
  readonly origin: string;
  /** Six to ten digits; the certificate's six are compared. */
  readonly hts: string;
  readonly unit: string;
  readonly quantity: number;
  /** The restraint level that the filer names, where goods may go under several. */
  readonly level?: string;
}

/** A line of an importer's or broker's entry against a certificate, filed by itself. */
export interface EntryLine extends EntryClaim {
  readonly entry: string;
  readonly importer: string;
}

/** An importer's or broker's entry. */
export interface Entry {
  readonly entry: string;
  /** Importer of record number. */
  readonly importer: string;
  readonly lines: readonly EntryClaim[];
}

/** A difference between claim and certificate, or what the quota side has against a line. */
export interface EntryError {
  /** L01 to L17, Q02, Q03, Q04, Q15. */
  readonly code: string;
  /** Whether it blocks the claim: the participant says so for each code (`vendor`). */
  readonly fatal: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** What became of an entry line. Goods are always released (N-04); only the preferential rate hangs on the match. */
export interface EntryOutcome {
  readonly matched: boolean;
  readonly preferentialRate: boolean;
  /** L-codes in the order of the checks, then the quota's. */
  readonly errors: readonly EntryError[];
  readonly remaining: number | undefined;
}

/**
 * `unmatched` waits for a certificate that fits; `awaiting-opening` matched and waits for noon of the quota's opening
 * day; `apportioned` has a reserve and may be filed again within it; `refused` matched, and the quota is full or shut.
 */
export type EntryLineState =
  'accepted' | 'unmatched' | 'awaiting-opening' | 'apportioned' | 'refused' | 'cancelled';

/** One line of an entry as it stands. */
export interface EntryLineReport extends EntryOutcome {
  readonly line: number;
  readonly certificate: string;
  readonly quantity: number;
  readonly state: EntryLineState;
  /** Absent where no restraint level applies, or none was reached. */
  readonly quota?: {
    readonly level: string;
    /** Q01 accepted, Q02 apportioned, Q03 filled, Q04 filled or expired (`vendor`); absent while it awaits the opening. */
    readonly code?: 'Q01' | 'Q02' | 'Q03' | 'Q04';
    readonly charged: number;
    readonly reserved: number;
    /** Until when (not included) the reserve is kept. */
    readonly refileBefore?: Instant;
  };
}

/** An entry as it stands. */
export interface EntryReport {
  readonly entry: string;
  readonly importer: string;
  readonly state: 'live' | 'liquidated' | 'cancelled';
  /** Always: release never hangs on a match (N-04). */
  readonly released: true;
  readonly presentedAt: Instant;
  readonly lines: readonly EntryLineReport[];
}

/** Why nothing was done with an entry. */
export interface EntryRefusal {
  readonly kind:
    | 'entry-unknown'
    | 'entry-empty'
    /** The same number came before with other content. */
    | 'entry-duplicate'
    | 'entry-cancelled'
    | 'entry-liquidated'
    | 'entry-not-liquidated'
    /** The 180th day after that of liquidation is over (`cfr` 19 CFR 174.12(e)). */
    | 'protest-too-late'
    | 'nothing-to-protest'
    | 'nothing-reserved'
    /** Q13 (`vendor`). */
    | 'exceeds-reserve'
    /** The certificate no longer covers what is filed again. */
    | 'no-longer-matched';
  readonly expected: string;
  readonly actual: string;
}

/** A line filed again within the quantity reserved for it. */
export interface Refiling {
  readonly entry: string;
  readonly line: number;
  readonly quantity: number;
}

/** How a restraint level stands: one limit of it, a period or a tranche. */
export interface RestraintReport {
  readonly level: string;
  /** `BEEF-AU/2026`. */
  readonly period: string;
  readonly unit: string;
  readonly limit: number;
  readonly charged: number;
  readonly reserved: number;
  readonly remaining: number;
}

/** Who asks the reference something outside EDIFACT. Whoever lets them in has made sure that they are who they say. */
export type Asker =
  | { readonly role: 'importer'; readonly importer: string }
  | { readonly role: 'participant'; readonly participant: string };

/** What an importer may know of a certificate made out to it. */
export interface ImporterUsage {
  readonly certificate: string;
  readonly kind: string;
  readonly year: number;
  readonly state: CertificateState;
  readonly effectiveDate: string;
  readonly expiryDate: string;
  readonly lines: readonly {
    readonly hts: string;
    readonly unit: string;
    readonly authorised: number;
    readonly used: number;
    readonly remaining: number;
  }[];
}

/** Why a question was not answered. */
export interface QueryRefusal {
  readonly kind: 'not-an-importer';
  readonly expected: string;
  readonly actual: string;
}

/** A failure the runner asks for: the next otherwise good message is rejected with these reply codes. */
export interface ForcedRejection {
  readonly codes: readonly string[];
  /** Only a message of this participant; absent: of whoever sends next. */
  readonly participant?: string;
}

/** The reference eCERT. All that it does depends on what it received and on the instants given; it reads no clock. */
export interface Reference {
  /** Takes one transmission (any number of interchanges) and answers it. Never throws on bad bytes. */
  receive(transmission: Uint8Array, arrival: Arrival): Receipt;
  /** A reply that was given before, by its name in the receipt: the ledger keeps it for as long as its interchange. */
  reply(name: string): Uint8Array | undefined;
  /** Files one entry line as an importer would. */
  fileEntry(line: EntryLine, at: Instant): EntryOutcome;
  /**
   * The certificate on file under that number in the year of `at` (or the year it belongs to), as it stands at `at`; of
   * one participant where it is named, for two of one country may have used the same number.
   */
  certificate(number: string, at: Instant, participant?: string): CertificateRecord | undefined;
  /** Every certificate on file, in order of registration. */
  certificates(at: Instant): readonly CertificateRecord[];
  /** Every version of the certificate that `certificate` gives, oldest first, each as it stood when it was made. */
  history(number: string, at: Instant): readonly CertificateRecord[];
  /** Takes an entry with its lines. The same content under the same number again changes nothing. */
  presentEntry(entry: Entry, at: Instant): Result<EntryReport, EntryRefusal>;
  /** An entry as it stands. */
  entry(entry: string, at: Instant): EntryReport | undefined;
  /** Takes an entry back: balances and quota are as if it had never been (assumed). */
  cancelEntry(entry: string, at: Instant): Result<EntryReport, EntryRefusal>;
  /** Makes an entry final: certificates that come later match only on protest. */
  liquidateEntry(entry: string, at: Instant): Result<EntryReport, EntryRefusal>;
  /** Matches the unmatched lines of a liquidated entry again (75 FR 81632: a transmission after liquidation). */
  protestEntry(entry: string, at: Instant): Result<EntryReport, EntryRefusal>;
  /** Files an apportioned line again, within what is reserved for it. */
  refileLine(refiling: Refiling, at: Instant): Result<EntryReport, EntryRefusal>;
  /** Every limit of the guide's restraint levels, in its order. */
  restraintLevels(at: Instant): readonly RestraintReport[];
  /** The certificates made out to an importer, for that importer alone. */
  importerUsage(asker: Asker, at: Instant): Result<readonly ImporterUsage[], QueryRefusal>;
  /** Arms a forced rejection. */
  forceRejection(forced: ForcedRejection): void;
}

/** A reference over a store that takes its time: the same operations, each durable once its promise resolves. */
export type StoredReference = {
  readonly [Name in keyof Reference]: (
    ...given: Parameters<Reference[Name]>
  ) => Promise<ReturnType<Reference[Name]>>;
};

/** Where a rule's finding stands: a field's own place, or the message when the field is missing. */
export interface RulePlace {
  readonly span: Span;
  readonly value: string;
}
