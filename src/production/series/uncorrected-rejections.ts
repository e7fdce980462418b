import { attemptEvidence } from '../attempt-evidence.js';
import { rejectionOf } from '../case-outcome.js';
import type { Observation } from '../observation.js';
import type { Series } from './context.js';

/** Each document rejected at its first attempt, long enough before the end: was it accepted in the end? */
export const uncorrectedRejections: Series = ({ caseFile, period, policy }) =>
  caseFile.cases.flatMap((document): readonly Observation[] => {
    const rejection = rejectionOf(document, period, policy);
    if (rejection === undefined || rejection.open) return [];
    const at = rejection.rejectedAt;
    if (rejection.accepted !== undefined) return [{ at, against: false }];
    return [{ at, against: true, evidence: attemptEvidence('production-uncorrected', rejection.first) }];
  });
