import type { ActivityEntry, CertificateView } from '../journal/index.js';
import type { CertificateState } from './states.js';

/** M counts always, C where the candidate declares the features, O never decides. */
export type Obligation = 'M' | 'C' | 'O';

/** Parts of a document that a template can ask for. */
export type OptionalPart = 'exporter' | 'manufacturer' | 'freeText' | 'description' | 'effectiveDate';

/** How a document of a scenario comes about: from the candidate's kind and the seed, or like another with changes. */
export interface DocumentTemplate {
  /** Start from this document of the same scenario, its number included. */
  readonly like?: string;
  /** The cancellation of this document: exactly what a cancellation carries of it, with a line count of 0. */
  readonly cancels?: string;
  /** That many documents, each with its own number: `A` becomes `A.1`, `A.2`, …, and steps name them all as `A.*`. */
  readonly count?: number;
  /** Number of line items; default 1. */
  readonly lines?: number;
  /** Optional parts to fill. */
  readonly with?: readonly OptionalPart[];
  /**
   * Field values laid over the result; `lines.2.hts` reaches into a list, '' takes the field away.
   * `$A.certificateNumber` takes another document's value.
   */
  readonly set?: Readonly<Record<string, string>>;
}

/** One change to one segment of the next transmission, made on the wire. Offsets and other segments stay as sent. */
export interface SegmentTampering {
  /** Segment tag, and which of that tag in the interchange, from 1. */
  readonly segment: string;
  readonly occurrence?: number;
  /** Drop the segment whole (UNT's count is put right), or set an element or component to a value. */
  readonly change:
    | { readonly drop: true }
    | { readonly element: number; readonly component?: number; readonly value: string };
}

/** Damage to bytes on their way; where it strikes is drawn from the seed. */
export type Damage =
  /** The bytes end somewhere in the middle of a message. */
  | { readonly truncate: true }
  /** One bit of one letter or digit in a user segment turns: it becomes a control character. */
  | { readonly flip: true }
  /** UNT 0074 or UNZ 0036 is one more than there are. */
  | { readonly counts: true };

/** What happens to the next transmission on its way to the reference. */
export type Tampering =
  | SegmentTampering
  | Damage
  | { readonly lose: true }
  | { readonly delay: string }
  | { readonly duplicate: true }
  /** It arrives in two pieces, each by itself. */
  | { readonly split: true }
  /** The connection drops: a first part arrives, and the answer to that does not get back. */
  | { readonly disconnect: true };

/**
 * What the reference must have answered: `rejected` with whatever codes (where the seed says what breaks), or `none`
 * where what was sent never arrived.
 */
export type Answer = 'accepted' | 'rejected' | 'none' | { readonly rejected: readonly string[] };

/** Which bytes an expected transmission must be, compared with the one before it. */
export type Repetition = 'fresh' | 'identical';

/** What a candidate must transmit. */
export interface ExpectedTransmission {
  readonly message: 'SANCRT' | 'REQDOC';
  /** original, replace, cancellation; absent for REQDOC. */
  readonly function?: string;
  /** Documents that must be in it, in this order, one message each. */
  readonly documents: readonly string[];
  readonly answer: Answer;
  /** Reference answers wanted for single messages, by position from 1, when they differ. */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** ISO 8601 duration since the instruction or the reply that called for it; default from the suite. */
  readonly within?: string;
  readonly repetition?: Repetition;
}

/** What the candidate is told to do. `amended` names, for each document, what the officer makes of it if it is rejected. */
export type Instruction =
  | {
      readonly task: 'register' | 'replace' | 'cancel';
      readonly documents: readonly string[];
      readonly amended?: readonly string[];
    }
  | { readonly task: 'query'; readonly certificate: string };

/** How the next reply is treated, or the next good message refused. */
export type ReplyTreatment =
  | { readonly force: readonly string[] }
  | Damage
  | { readonly lose: true }
  | { readonly delay: string }
  | { readonly duplicate: true }
  /** The interchanges of one answer arrive in reverse order. */
  | { readonly reorder: true }
  /** The interchanges of one answer arrive one by one. */
  | { readonly split: true };

/** An entry line that an importer files against a certificate, and what must come of it. */
export interface Filing {
  readonly certificate: string;
  /** Line item, from 1; default 1. */
  readonly line?: number;
  readonly quantity: string;
  readonly expect: 'matched' | { readonly errors: readonly string[] };
}

/** How the register must stand. `as` names the document whose content must be on file. */
export interface ExpectedRecord {
  readonly certificate: string;
  readonly state: CertificateState | 'absent';
  readonly as?: string;
  readonly replacements?: number;
}

/** What the reply to a document query must say of a certificate. */
export interface ExpectedQueryAnswer {
  readonly certificate: string;
  /** The guide's word or code for the state it is in. */
  readonly status: string;
  readonly authorised: string;
  readonly used: string;
  readonly remaining: string;
}

/** What the candidate itself must believe of a certificate, where it declares `status`. */
export interface ExpectedStatus {
  readonly certificate: string;
  readonly state: CertificateView;
}

/**
 * One thing that the candidate must know it was told, with what became of it, where it declares `activity`: those of a
 * scenario's documents, all of them and no others.
 */
export interface ExpectedActivity {
  readonly task: ActivityEntry['task'];
  /** As it was last transmitted; `A.*` for one entry of each. */
  readonly document: string;
  readonly state: ActivityEntry['state'];
}

/** What the candidate must keep of the last answer about a certificate, where it declares `activity` and `usage`. */
export interface ExpectedUsage {
  readonly certificate: string;
  readonly authorised: string;
  readonly used: string;
  readonly remaining: string;
}

/** Something that must (not) happen. */
export type Expectation =
  | { readonly transmission: ExpectedTransmission }
  | { readonly silence: string }
  | { readonly register: ExpectedRecord }
  | { readonly queryAnswer: ExpectedQueryAnswer }
  | { readonly status: ExpectedStatus }
  | { readonly activity: readonly ExpectedActivity[] }
  | { readonly usage: ExpectedUsage };

/** What a step that is judged demonstrates; those of the scenario that it bears on. */
interface Judged {
  readonly requirements?: readonly string[];
}

export type Step =
  | { readonly instruct: Instruction }
  | { readonly tamper: Tampering }
  | { readonly reply: ReplyTreatment }
  | ({ readonly file: Filing } & Judged)
  | { readonly advance: string }
  | ({ readonly expect: Expectation } & Judged);

/** A scripted conversation with a candidate. Data: it has no behaviour. */
export interface Scenario {
  /** `SAN-POS-001`, locked in `scenarios/ids.lock`. */
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly obligation: Obligation;
  /** Candidate features without which it does not apply. */
  readonly features: readonly string[];
  readonly requirements: readonly string[];
  /** When it starts, for what hangs on the calendar; absent: when the one before it is over. */
  readonly startAt?: string;
  readonly documents: Readonly<Record<string, DocumentTemplate>>;
  readonly steps: readonly Step[];
  /** Place in its suite, from 1, set by the loader: keeps the numbers it issues apart from those of other scenarios. */
  readonly position?: number;
}

/** Which scenarios make which program. */
export interface Suite {
  readonly name: string;
  readonly title: string;
  readonly guide: string;
  /** SHA-256 over the suite and its scenarios. */
  readonly digest: string;
  /** Where the campaign's clock starts, ISO 8601. */
  readonly startAt: string;
  /** Default deadline for an expected transmission, ISO 8601 duration. */
  readonly within: string;
  readonly scenarios: readonly Scenario[];
}
