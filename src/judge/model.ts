import type { Finding } from '../core/index.js';
import type { CandidateIdentity, Program } from '../journal/index.js';
import type { GuideCoverage } from './guide-coverage.js';

/** The verdict on a scenario or on one of its expectations. */
export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'not-applicable' | 'harness-error';

/** Whose doing a failure is, as far as the evidence goes. */
export type Attribution =
  | 'candidate'
  | 'candidate-configuration'
  | 'harness-configuration'
  | 'transport'
  | 'reference'
  | 'ambiguous-guide';

/** Why an expectation was not met. */
export interface Failure {
  /** Kebab-case, stable: `transmission-missing`, `document-differs`, … */
  readonly code: string;
  readonly expected: string;
  readonly actual: string;
  readonly attribution: Attribution;
  /** First-named is the one broken. */
  readonly requirements: readonly string[];
  /** The transmission it is about, and where in it. */
  readonly transmission?: string;
  readonly finding?: Finding;
  readonly text: string;
  readonly hint: string;
}

/** One expectation of a scenario and what became of it. */
export interface ExpectationResult {
  /** Step in the scenario, from 1; the implicit last one (nothing unasked was sent) is `end`. */
  readonly step: number | 'end';
  /** In words: `SANCRT original A-wrong, rejected R05, within PT24H`. */
  readonly expectation: string;
  /** What it demonstrates, of the requirements of its scenario. */
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  /** Why inconclusive or not applicable; absent otherwise. */
  readonly reason?: string;
  readonly failures: readonly Failure[];
  /** Transmissions that bear on it, with journal ids. */
  readonly transmissions: readonly string[];
}

export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly obligation: 'M' | 'C' | 'O';
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  /** Why not applicable, inconclusive or harness-error; '' otherwise. */
  readonly reason: string;
  readonly expectations: readonly ExpectationResult[];
}

/** One exchange on the wire, for the logbook of a report. */
export interface Exchange {
  readonly id: string;
  readonly scenario: string;
  readonly at: string;
  readonly by: 'candidate' | 'reference';
  readonly bytes: string;
  /** What arrived, when it differs; null when nothing did. */
  readonly received?: string | null;
  readonly inReplyTo?: string;
}

/** Something on record beside the verdicts: about a recorded folder, or what a person vouched for. It decides nothing. */
export interface Remark {
  /** `recording-stale`, …, or `attestation`. */
  readonly code: string;
  readonly scenario?: string;
  readonly text: string;
  /** Who vouched, and when by the machine's clock. */
  readonly by?: string;
  readonly clock?: string;
}

/** The judge's word on a whole campaign. A pure function of journal, suite and guide. */
export interface CampaignVerdict {
  readonly campaign: string;
  readonly program: Program;
  readonly seed: number;
  readonly startedAt: string;
  readonly candidate: CandidateIdentity;
  readonly suite: { readonly name: string; readonly title: string; readonly digest: string };
  readonly guide: { readonly id: string; readonly digest: string };
  readonly journal: { readonly head: string; readonly events: number; readonly complete: boolean };
  readonly verdict: 'conformant' | 'not-conformant' | 'inconclusive';
  /** What decided it, in words. */
  readonly reasons: readonly string[];
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly scenarios: readonly ScenarioResult[];
  readonly exchanges: readonly Exchange[];
  /** How many verdicts rest on requirements whose source is `assumed` or `vendor`, per source. */
  readonly restsOn: Readonly<Record<string, number>>;
  /** How much of the guide the candidate's traffic has exercised; nothing is judged by it. */
  readonly coverage: GuideCoverage;
  /** Absent when there are none. */
  readonly remarks?: readonly Remark[];
}
