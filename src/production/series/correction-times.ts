import { attemptEvidence } from '../attempt-evidence.js';
import { rejectionOf } from '../case-outcome.js';
import { formatDuration } from '../format-measure.js';
import type { Series } from './context.js';

/** Each document that was rejected and accepted later: how long after it was known to be rejected? */
export const correctionTimes: Series = ({ caseFile, period, policy }) =>
  caseFile.cases.flatMap((document) => {
    const rejection = rejectionOf(document, period, policy);
    if (rejection?.accepted === undefined) return [];
    const ms = rejection.accepted.interchange.at - rejection.rejectedAt;
    const evidence = {
      ...attemptEvidence('production-slow-correction', rejection.first),
      expected: 'an accepted correction in good time',
      actual: formatDuration(ms),
    };
    return [{ at: rejection.rejectedAt, against: false, ms, evidence }];
  });
