import { attemptEvidence } from '../attempt-evidence.js';
import type { Observation } from '../observation.js';
import type { Series } from './context.js';

/** Each document's first attempt: was it accepted? */
export const messageFirstAttempts: Series = ({ caseFile }) =>
  caseFile.cases.flatMap(({ attempts }): readonly Observation[] => {
    const first = attempts[0];
    if (first === undefined) return [];
    const against = first.message.outcome === 'rejected';
    const at = first.interchange.at;
    return against
      ? [{ at, against, evidence: attemptEvidence('production-message-rejected', first) }]
      : [{ at, against }];
  });
