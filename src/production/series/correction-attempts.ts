import { attemptEvidence } from '../attempt-evidence.js';
import type { Series } from './context.js';

/** Each attempt after a document's first: was it rejected again? */
export const correctionAttempts: Series = ({ caseFile }) =>
  caseFile.cases.flatMap(({ attempts }) =>
    attempts.slice(1).map((attempt) => {
      const at = attempt.interchange.at;
      if (attempt.message.outcome !== 'rejected') return { at, against: false };
      return { at, against: true, evidence: attemptEvidence('production-correction-failed', attempt) };
    }),
  );
