import type { Finding, Instant, Span } from '../core/index.js';
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
  /** The very same bytes came before and got the very same answer. */
  readonly repeated: boolean;
}

/** What the reference needs to know about how the bytes came. */
export interface Arrival {
  readonly at: Instant;
  /** The participant that the link authenticated; the sender in UNB must be the same one. Undefined: any participant on file. */
  readonly link?: string;
}

/** A line of an importer's or broker's entry against a certificate. */
export interface EntryLine {
  readonly entry: string;
  readonly certificate: string;
  readonly importer: string;
  readonly origin: string;
  readonly hts: string;
  readonly unit: string;
  readonly quantity: number;
}

/** What became of an entry line. Goods are always released (N-04); only the preferential rate hangs on the match. */
export interface EntryOutcome {
  readonly matched: boolean;
  readonly preferentialRate: boolean;
  /** L-codes in the order of the checks. */
  readonly errors: readonly {
    readonly code: string;
    readonly fatal: boolean;
    readonly expected: string;
    readonly actual: string;
  }[];
  readonly remaining: number | undefined;
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
  /** Files one entry line as an importer would. */
  fileEntry(line: EntryLine, at: Instant): EntryOutcome;
  /** The certificate on file under that number in the year of `at` (or the year it belongs to), as it stands at `at`. */
  certificate(number: string, at: Instant): CertificateRecord | undefined;
  /** Every certificate on file, in order of registration. */
  certificates(at: Instant): readonly CertificateRecord[];
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
