import { attemptEvidence } from '../attempt-evidence.js';
import { codesOf } from '../cases.js';
import type { Series } from './context.js';

/** Each attempt to correct a document: was an error made again that had been reported for it before? */
export const repeatedErrors: Series = ({ caseFile }) =>
  caseFile.cases.flatMap(({ attempts }) =>
    attempts.slice(1).map((attempt, index) => {
      const before = new Set(attempts.slice(0, index + 1).flatMap(codesOf));
      const again = codesOf(attempt).filter((code) => before.has(code));
      const at = attempt.interchange.at;
      if (again.length === 0) return { at, against: false };
      const evidence = attemptEvidence('production-error-repeated', attempt);
      return { at, against: true, evidence: { ...evidence, codes: again } };
    }),
  );
