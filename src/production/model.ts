import type { CandidateIdentity } from '../journal/index.js';
import type { Phase } from '../core/index.js';

/** The word on a period of production traffic. */
export type ProductionOutcome =
  'satisfactory' | 'satisfactory-with-conditions' | 'unsatisfactory' | 'inconclusive';

/** How much a broken limit weighs: past `condition` there are conditions, past `decisive` the period is unsatisfactory. */
export type LimitSeverity = 'condition' | 'decisive';

/** What a measure's value counts: a share from 0 to 1, a number of things, or milliseconds. */
export type MeasureUnit = 'share' | 'count' | 'ms';

/** A located observation that decided, or helped to decide, a measure. Empty texts where a thing does not apply. */
export interface ProductionFinding {
  /** Kebab-case, stable: `production-uncorrected`, … */
  readonly code: string;
  /** ISO 8601. */
  readonly at: string;
  /** CCYY-MM-DD in UTC. */
  readonly date: string;
  /** Journal id of what the participant sent: `C17`. */
  readonly transmission: string;
  /** UNB 0020. */
  readonly interchange: string;
  /** UNH 0062. */
  readonly message: string;
  readonly certificate: string;
  /** What the reference answered: `C29`, `R07`. */
  readonly codes: readonly string[];
  readonly expected: string;
  readonly actual: string;
  /** First-named is the one broken. */
  readonly requirements: readonly string[];
  readonly text: string;
  readonly hint: string;
}

/** One measure of the policy, taken. */
export interface MeasureResult {
  readonly id: string;
  readonly title: string;
  readonly unit: MeasureUnit;
  readonly better: 'higher' | 'lower';
  /** The last values that are still good. */
  readonly limits: Readonly<Partial<Record<LimitSeverity, number>>>;
  /** Null where there was nothing to measure. */
  readonly value: number | null;
  /** How many observations the value rests on. */
  readonly observations: number;
  /** Consecutive days judged at a time, and the ones that gave the value (first and last day, CCYY-MM-DD). */
  readonly window: { readonly days: number; readonly from: string; readonly to: string };
  /** `not-observed` speaks neither for nor against. */
  readonly outcome: 'met' | 'not-met' | 'not-observed';
  /** The weightiest limit broken; null when none is. */
  readonly severity: LimitSeverity | null;
  readonly requirements: readonly string[];
  readonly source: string;
  readonly hint: string;
  /** What brought the value about: all observations in the window that speak against the participant. */
  readonly findings: readonly ProductionFinding[];
}

/** One answer code: how often, on which days. */
export interface ErrorTally {
  readonly code: string;
  readonly phase: Phase;
  /** What the code stands for. */
  readonly meaning: string;
  readonly count: number;
  readonly certificates: number;
  /** Count per day of the period, first day first. */
  readonly perDay: readonly number[];
}

/** One day of the period. Documents, not interchanges, except where named. */
export interface DayTally {
  /** CCYY-MM-DD in UTC. */
  readonly date: string;
  readonly business: boolean;
  readonly interchanges: number;
  /** Accepted at the first attempt. */
  readonly accepted: number;
  /** Accepted at a later attempt. */
  readonly corrected: number;
  /** Rejected, at whichever attempt. */
  readonly rejected: number;
}

/** Why the verdict is what it is, or what else to know. */
export interface ProductionReason {
  /** `production-measure-broken`, `production-incomplete`, … */
  readonly code: string;
  readonly measure?: string;
  readonly text: string;
  readonly hint: string;
}

/** Sums over the period. */
export interface ProductionTotals {
  readonly interchanges: number;
  /** Documents sent for the first time. */
  readonly documents: number;
  readonly acceptedFirst: number;
  readonly rejectedFirst: number;
  /** Of those rejected: accepted later, never corrected, and too young to say. */
  readonly corrected: number;
  readonly uncorrected: number;
  readonly open: number;
}

/** The evaluation of a participant's first 30 days. A pure function of journal and guide. */
export interface ProductionVerdict {
  readonly format: 'ecert-production/1';
  readonly verdict: ProductionOutcome;
  readonly reasons: readonly ProductionReason[];
  readonly remarks: readonly ProductionReason[];
  readonly campaign: string;
  readonly seed: number;
  /** The profile of simulated traffic; null when the traffic was real. */
  readonly profile: string | null;
  readonly candidate: CandidateIdentity;
  readonly guide: { readonly id: string; readonly digest: string };
  readonly journal: { readonly head: string; readonly events: number; readonly complete: boolean };
  readonly policy: { readonly title: string; readonly source: string };
  readonly period: {
    readonly from: string;
    readonly to: string;
    readonly days: number;
    readonly businessDays: number;
    /** The journal's last clock reading. */
    readonly observedUntil: string;
  };
  readonly totals: ProductionTotals;
  readonly measures: readonly MeasureResult[];
  readonly errors: readonly ErrorTally[];
  readonly days: readonly DayTally[];
  /** How many measures rest on what source: `assumed`, `notice`, … */
  readonly restsOn: Readonly<Record<string, number>>;
}
