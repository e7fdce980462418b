import type { Instant, Result } from '../core/index.js';
import type {
  ActivityEntry,
  CandidateFailureKind,
  CandidateIdentity,
  CertificateView,
  EventBody,
  Task,
} from '../journal/index.js';
import type { WireCalls, WireTerms } from '../wire/index.js';

/** A candidate file, parsed. */
export interface CandidateFile {
  readonly identity: CandidateIdentity;
  /** UNB S001 0001 it will use. */
  readonly charset: 'UNOA' | 'UNOB' | 'UNOC';
  readonly driver: DriverSettings;
  /** What carries its transmissions and the answers; absent: the lines of the driver do. */
  readonly wire?: WireSettings;
  /** Folder the file stands in: relative commands and folders are taken from here. */
  readonly folder: string;
}

/** How a candidate file says that its candidate is driven; what else it says is by the schema of that kind. */
export interface DriverSettings {
  readonly kind: string;
  readonly [setting: string]: unknown;
}

/** How a candidate file says that the candidate's traffic is carried, where that is not the driver itself. */
export type WireSettings = DriverSettings;

/** What the harness says to a candidate. */
export type Prompt =
  /** Do this. */
  | { readonly kind: 'task'; readonly task: Task }
  /** These interchanges came for you. */
  | { readonly kind: 'deliver'; readonly interchanges: readonly Uint8Array[] }
  /** It is now later: do whatever is due. */
  | { readonly kind: 'tick' };

/** What stands around a prompt; only the recorded driver looks at more than `now`. */
export interface PromptContext {
  readonly now: Instant;
  readonly scenario: string;
  /** The number (from 1) of the expected transmission that this prompt awaits, `end` when the scenario closes. */
  readonly awaiting?: number | 'end';
  /** By when a candidate has to act on it: what a person is told. */
  readonly until?: Instant;
}

/** A candidate failed us; what it is, in words for a report. */
export interface CandidateFailure {
  readonly kind: CandidateFailureKind;
  readonly detail: string;
  /** Where the way to the candidate is at fault, what of it: for whoever puts the candidate file right. */
  readonly cause?: ReachCause;
}

/** What keeps us from a candidate: the way to its address, or the folder by which its traffic goes. */
export type ReachCause =
  | 'wire-unusable'
  | 'wire-address-unusable'
  | 'wire-key-refused'
  | 'callback-address-unusable'
  | 'callback-key-refused'
  | 'unreachable'
  | 'untrusted'
  | 'key-refused'
  | 'redirected'
  | 'no-such-page';

/** What is said to a candidate first. */
export interface Greeting {
  readonly participant: string;
  readonly recipient: string;
  readonly environment: 'test' | 'production';
  readonly charset: string;
  readonly seed: number;
  readonly now: Instant;
  /** Where its traffic goes, where that is at an address of ours; the wire adds it. */
  readonly wire?: WireTerms;
}

/** What a candidate says of itself. */
export interface Introduction {
  readonly candidate: string;
  readonly version: string;
  readonly features: readonly string[];
  /** The participant that it is set up for, where it says so. */
  readonly participant?: string;
  /** The certificate kinds that it issues, where it says so. */
  readonly kinds?: readonly string[];
}

/** Every view of a certificate. */
export const CERTIFICATE_VIEWS = [
  'unknown',
  'pending',
  'registered',
  'rejected',
  'cancelled',
] as const satisfies readonly CertificateView[];

/** What a candidate can believe of a document that it was told to transmit. */
export const DOCUMENT_VIEWS = [
  'pending',
  'accepted',
  'rejected',
] as const satisfies readonly ActivityEntry['state'][];

/** What a driver with people behind it has to note: for whom it waited, and what somebody vouched for. */
export type DriverRemark = Extract<EventBody, { readonly type: 'waiting' | 'attested' }>;

/** How we reach a candidate. Every call settles: a driver bounds its own waiting, and never throws for what a candidate does. */
export interface Driver {
  /** Starts (or restarts) the candidate. Called before the first scenario, and again after a failure. */
  start(greeting: Greeting): Promise<Result<Introduction, CandidateFailure>>;
  /** Says one thing and takes the transmissions that come back, in order. */
  prompt(prompt: Prompt, context: PromptContext): Promise<Result<readonly Uint8Array[], CandidateFailure>>;
  /** Asks for the candidate's own view of a certificate: only one that declares the feature `status`. */
  status?(certificate: string, now: Instant): Promise<Result<CertificateView, CandidateFailure>>;
  /** Asks what the candidate believes it did: only one that declares the feature `activity`. */
  activity?(now: Instant): Promise<Result<readonly ActivityEntry[], CandidateFailure>>;
  /** What is to be noted in the journal of the last prompt beside its transmissions; each is given once. */
  takeRemarks?(): readonly DriverRemark[];
  /** What has reached the wire at which the candidate has to call; undefined where there is none. */
  calls?(): WireCalls | undefined;
  /** Lets go of the candidate and all its children. */
  stop(): Promise<void>;
}

/** A driver of a program, which can be asked for its own view; whether that answers is for its features to say. */
export type ProgramDriver = Driver & Required<Pick<Driver, 'status' | 'activity'>>;
