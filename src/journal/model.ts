import type { Instant, Json } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';

/** How strict a campaign is and who drives it (`docs/programs.md`). */
export type Program = 'check' | 'rehearsal' | 'qualification' | 'certification' | 'production';

/** The first line of a journal. */
export interface JournalHeader {
  readonly type: 'header';
  readonly format: 'ecert-journal/1';
  readonly harness: { readonly name: string; readonly version: string };
  readonly campaign: string;
  readonly program: Program;
  readonly seed: number;
  readonly startedAt: string;
  /** What was played; absent in a production journal. */
  readonly suite?: { readonly name: string; readonly digest: string };
  /** Only these scenarios were asked for; absent: all. */
  readonly only?: readonly string[];
  readonly guide: { readonly id: string; readonly digest: string };
  readonly candidate: CandidateIdentity;
  /** Seed of the network faults laid over the run; absent: none. */
  readonly chaos?: number;
  /** Traffic profile of a simulated production period. */
  readonly profile?: string;
}

/** Who was tested, as the candidate file says. */
export interface CandidateIdentity {
  readonly name: string;
  readonly version: string;
  readonly participant: string;
  readonly country: string;
  readonly kinds: readonly string[];
  readonly features: readonly string[];
  readonly driver: string;
}

/** What an instruction asks a candidate to do. Never holds what is expected of it. */
export type Task =
  | { readonly kind: 'register' | 'replace'; readonly documents: readonly TaskDocument[] }
  | { readonly kind: 'cancel'; readonly documents: readonly TaskDocument[] }
  | { readonly kind: 'query'; readonly query: DocumentData };

/** A document to transmit, and the document as the issuing officer will amend it if it is rejected. */
export interface TaskDocument {
  readonly document: DocumentData;
  readonly amended?: DocumentData;
}

/** Why bytes did not arrive as sent. */
export type FaultKind =
  | 'tamper'
  | 'lose'
  | 'delay'
  | 'duplicate'
  | 'reorder'
  | 'split'
  | 'truncate'
  | 'flip'
  | 'counts'
  | 'disconnect';

/** What went wrong between us and a candidate: its own failure, never ours. */
export type CandidateFailureKind =
  'not-started' | 'exited' | 'timed-out' | 'nonsense' | 'flooded' | 'protocol' | 'misconfigured';

/** What a candidate can believe of a certificate; `unknown`: it was never told of it. */
export type CertificateView = 'unknown' | 'pending' | 'registered' | 'rejected' | 'cancelled';

/** What a candidate keeps of the answer to a query: quantities as the answer writes them. */
export interface UsageReport {
  readonly authorised: string;
  readonly used: string;
  readonly remaining: string;
}

/** One document that a candidate was told of, and what it believes became of it. */
export interface ActivityEntry {
  readonly task: Task['kind'];
  readonly documentNumber: string;
  readonly state: 'pending' | 'accepted' | 'rejected';
  /** Times that it was transmitted. */
  readonly attempts: number;
  /** Of an accepted query, by a candidate that declares the feature `usage`. */
  readonly report?: UsageReport;
}

/** A feature by which a candidate says that it can be asked for its own view. */
export type ViewFeature = 'status' | 'activity' | 'usage';

/** Whom a campaign waits for. */
export type WaitingState = 'waiting:candidate' | 'waiting:reviewer';

/**
 * Something about a recorded folder: a case without its file; a second file for a case; a file that holds nothing of
 * this plan, as one made for another seed does; a file whose number names another case than its content; a file that
 * is no transmission of the guide's messages.
 */
export interface RecordingFinding {
  readonly kind: 'missing' | 'extra' | 'stale' | 'misnumbered' | 'unreadable';
  readonly file?: string;
  readonly case?: number;
  readonly scenario?: string;
  readonly detail: string;
}

/** What happened. Bytes are texts with one character per byte (U+0000 to U+00FF). */
export type EventBody =
  | { readonly type: 'scenario-started'; readonly scenario: string }
  | { readonly type: 'scenario-ended'; readonly scenario: string }
  | { readonly type: 'scenario-not-applicable'; readonly scenario: string; readonly reason: string }
  /** It applies, but the way in which the candidate is reached cannot show it: never a pass. */
  | { readonly type: 'scenario-not-shown'; readonly scenario: string; readonly reason: string }
  /** How a recorded folder answers its plan, before anything is played. */
  | {
      readonly type: 'recording-read';
      readonly cases: number;
      readonly files: number;
      readonly findings: readonly RecordingFinding[];
    }
  /** The campaign waited for a person: the candidate's, or the reviewer. */
  | { readonly type: 'waiting'; readonly state: WaitingState; readonly what: string }
  /** A person vouches for something. `clock` is the machine's, ISO 8601: when it was said, not when it was played. */
  | { readonly type: 'attested'; readonly by: string; readonly clock: string; readonly note: string }
  | { readonly type: 'step-started'; readonly step: number }
  /** The candidate introduced itself. */
  | {
      readonly type: 'candidate-greeted';
      readonly candidate: string;
      readonly version: string;
      readonly features: readonly string[];
    }
  | { readonly type: 'instructed'; readonly task: Task }
  /** Bytes left one side. `id` is unique in the journal: `C1`, `C2`, … from the candidate, `R1`, … from the reference. */
  | {
      readonly type: 'sent';
      readonly id: string;
      readonly by: 'candidate' | 'reference';
      readonly bytes: string;
      readonly inReplyTo?: string;
    }
  /** Bytes reached the other side; `bytes` only where they differ from what was sent. */
  | {
      readonly type: 'received';
      readonly id: string;
      readonly by: 'candidate' | 'reference';
      readonly bytes?: string;
    }
  | {
      readonly type: 'fault-injected';
      readonly kind: FaultKind;
      readonly id: string;
      readonly detail: string;
      /** Laid over the run by chance (`--chaos`), not by the scenario. */
      readonly chaos?: true;
    }
  | { readonly type: 'rejection-forced'; readonly codes: readonly string[] }
  | { readonly type: 'entry-filed'; readonly line: Json; readonly outcome: Json }
  /** The register as it stood: null when nothing is on file. */
  | { readonly type: 'register-observed'; readonly certificate: string; readonly record: Json }
  /** The candidate was asked what it believes of a certificate, and said this. */
  | { readonly type: 'status-stated'; readonly certificate: string; readonly state: CertificateView }
  /** The candidate was asked what it believes it did, and said this: all of it, of earlier scenarios too. */
  | { readonly type: 'activity-stated'; readonly documents: readonly ActivityEntry[] }
  /** The scenario wanted the candidate's own view and it could not be asked. */
  | { readonly type: 'view-not-asked'; readonly feature: ViewFeature; readonly reason: string }
  | { readonly type: 'clock-advanced'; readonly ms: number }
  | { readonly type: 'candidate-failed'; readonly failure: CandidateFailureKind; readonly detail: string }
  | { readonly type: 'reference-failed'; readonly detail: string };

/** An event as it stands in the journal. */
export type JournalEvent = EventBody & {
  readonly seq: number;
  /** ISO 8601, the campaign's clock. */
  readonly at: string;
  /** The scenario under way, when there is one. */
  readonly in?: string;
};

/** The last line: without it a journal can never certify. */
export interface JournalFooter {
  readonly type: 'footer';
  readonly events: number;
  /** `complete` unless the campaign was stopped. */
  readonly end: 'complete' | 'stopped';
}

/** A journal read back and found whole, or cut short (`footer` undefined). */
export interface Journal {
  readonly header: JournalHeader;
  readonly events: readonly JournalEvent[];
  readonly footer: JournalFooter | undefined;
  /** Hash of the last line: names exactly this journal. */
  readonly head: string;
}

/** Why a journal cannot be used. */
export interface JournalError {
  readonly kind: 'not-a-journal' | 'invalid-event' | 'chain-broken' | 'too-large' | 'after-footer';
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
}

/** Where events go. */
export interface JournalWriter {
  append(at: Instant, body: EventBody, scenario?: string): JournalEvent;
  close(end: JournalFooter['end']): void;
}
