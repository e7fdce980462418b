import type { CertificateState } from './states.js';

/** M counts always, C where the candidate declares the features, O never decides. */
export type Obligation = 'M' | 'C' | 'O';

/** How a document of a scenario comes about: from the candidate's kind and the seed, or like another with changes. */
export interface DocumentTemplate {
  /** Start from this document of the same scenario. */
  readonly like?: string;
  /** Number of line items; default 1. */
  readonly lines?: number;
  /** Optional parts to fill: exporter, manufacturer, freeText, description, effectiveDate. */
  readonly with?: readonly string[];
  /** Field values laid over the result; `lines.2.hts` reaches into a list. `$A.certificateNumber` takes another document's value. */
  readonly set?: Readonly<Record<string, string>>;
}

/** One change to one segment of the next transmission, made on the wire. Offsets and other segments stay as sent. */
export interface Tampering {
  /** Segment tag, and which of that tag in the interchange, from 1. */
  readonly segment: string;
  readonly occurrence?: number;
  /** Drop the segment whole (UNT's count is put right), or set an element or component to a value. */
  readonly change:
    | { readonly drop: true }
    | { readonly element: number; readonly component?: number; readonly value: string };
}

/** What the reference must have answered. */
export type Answer = 'accepted' | { readonly rejected: readonly string[] };

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

export type Step =
  | { readonly instruct: { readonly task: 'register' | 'replace' | 'cancel'; readonly documents: readonly string[]; readonly amended?: readonly string[] } }
  | { readonly instruct: { readonly task: 'query'; readonly certificate: string } }
  | { readonly tamper: Tampering }
  | { readonly reply: { readonly force: readonly string[] } | { readonly lose: true } | { readonly delay: string } | { readonly duplicate: true } }
  | { readonly file: { readonly certificate: string; readonly line?: number; readonly quantity: string; readonly expect: 'matched' | { readonly errors: readonly string[] } } }
  | { readonly advance: string }
  | { readonly expect: { readonly transmission: ExpectedTransmission } }
  | { readonly expect: { readonly silence: string } }
  | { readonly expect: { readonly register: { readonly certificate: string; readonly state: CertificateState | 'absent'; readonly as?: string; readonly replacements?: number } } }
  | { readonly expect: { readonly queryAnswer: { readonly certificate: string; readonly status: string; readonly authorised: string; readonly used: string; readonly remaining: string } } };

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
  readonly documents: Readonly<Record<string, DocumentTemplate>>;
  readonly steps: readonly Step[];
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
