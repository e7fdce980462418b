import { interchangeEvidence } from '../attempt-evidence.js';
import type { Series } from './context.js';

/** Each interchange that was answered: did all of the answer reach the participant? */
export const uncollectedResponses: Series = ({ traffic }) =>
  traffic.interchanges
    .filter((interchange) => interchange.answeredAt !== undefined)
    .map((interchange) => {
      const { at, uncollected } = interchange;
      if (uncollected.length === 0) return { at, against: false };
      const response = uncollected.join(', ');
      const evidence = interchangeEvidence(
        'production-response-uncollected',
        interchange,
        'every response received',
        `${response} not received`,
      );
      return { at, against: true, evidence: { ...evidence, params: { response } } };
    });
