import type { DoctorCode } from './codes.js';

/** Whose mistake it is. What is the candidate's own conduct is left to a campaign to judge. */
export type DoctorAttribution = 'candidate-configuration' | 'harness-configuration' | 'candidate';

/** Something that stands between a candidate and its first scenario. */
export interface DoctorFinding {
  readonly code: DoctorCode;
  /** An error: the candidate is not ready. A warning: it is, and this should be known. */
  readonly severity: 'error' | 'warning';
  readonly attribution: DoctorAttribution;
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  /** What to change. */
  readonly fix: string;
  /** The line of the candidate file that is to be changed, or to be compared with. */
  readonly place?: { readonly file: string; readonly line: number };
  /** A shell command that shows it again. */
  readonly reproduce: string;
}

/** A finding before it is known how it is reproduced and on which line of the file it is. */
export interface Observation extends Omit<DoctorFinding, 'place' | 'reproduce'> {
  /** The setting to change, as the path of its keys in the candidate file. */
  readonly setting?: readonly string[];
}

/** What became of one check. */
export interface DoctorCheck {
  readonly code: DoctorCode;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'warned' | 'not-checked';
  /** Why it was not checked. */
  readonly reason?: string;
}

/** What `ecert doctor` found. It says nothing of conformance. */
export interface DoctorReport {
  readonly format: 'ecert-doctor/1';
  readonly harness: { readonly name: string; readonly version: string };
  /** The candidate file, as it was named. */
  readonly candidate: string;
  readonly suite: string;
  /** Nothing that is an error was found. */
  readonly ready: boolean;
  readonly findings: readonly DoctorFinding[];
  readonly checks: readonly DoctorCheck[];
}
