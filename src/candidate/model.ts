import type { Instant, Result } from '../core/index.js';
import type { CandidateFailureKind, CandidateIdentity, EventBody, Task } from '../journal/index.js';

/** A candidate file, parsed. */
export interface CandidateFile {
  readonly identity: CandidateIdentity;
  /** UNB S001 0001 it will use. */
  readonly charset: 'UNOA' | 'UNOB' | 'UNOC';
  readonly driver: DriverSettings;
  /** Folder the file stands in: relative commands and folders are taken from here. */
  readonly folder: string;
}

export type DriverSettings =
  | { readonly kind: 'stdio'; readonly command: readonly string[] }
  | { readonly kind: 'recorded'; readonly folder: string }
  | { readonly kind: 'attended'; readonly folder: string }
  | { readonly kind: 'in-process'; readonly defects: readonly string[] };

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
}

/** What is said to a candidate first. */
export interface Greeting {
  readonly participant: string;
  readonly recipient: string;
  readonly environment: 'test' | 'production';
  readonly charset: string;
  readonly seed: number;
  readonly now: Instant;
}

/** What a candidate says of itself. */
export interface Introduction {
  readonly candidate: string;
  readonly version: string;
  readonly features: readonly string[];
}

/** What a driver with people behind it has to note: for whom it waited, and what somebody vouched for. */
export type DriverRemark = Extract<EventBody, { readonly type: 'waiting' | 'attested' }>;

/** How we reach a candidate. Every call settles: a driver bounds its own waiting, and never throws for what a candidate does. */
export interface Driver {
  /** Starts (or restarts) the candidate. Called before the first scenario, and again after a failure. */
  start(greeting: Greeting): Promise<Result<Introduction, CandidateFailure>>;
  /** Says one thing and takes the transmissions that come back, in order. */
  prompt(prompt: Prompt, context: PromptContext): Promise<Result<readonly Uint8Array[], CandidateFailure>>;
  /** What is to be noted in the journal of the last prompt beside its transmissions; each is given once. */
  takeRemarks?(): readonly DriverRemark[];
  /** Lets go of the candidate and all its children. */
  stop(): Promise<void>;
}
