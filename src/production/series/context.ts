import type { CaseFile } from '../cases.js';
import type { Observation } from '../observation.js';
import type { Period } from '../period.js';
import type { ProductionPolicy } from '../policy.js';
import type { Traffic } from '../traffic.js';

/** All that a series may look at: the period's traffic, sorted into documents. */
export interface SeriesContext {
  readonly traffic: Traffic;
  readonly caseFile: CaseFile;
  readonly period: Period;
  readonly policy: ProductionPolicy;
}

/** Finds the occasions of one sort in a period. Pure; in order of time. */
export type Series = (context: SeriesContext) => readonly Observation[];
