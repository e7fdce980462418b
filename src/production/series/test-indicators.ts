import { interchangeEvidence } from '../attempt-evidence.js';
import type { Series } from './context.js';

/** Each interchange: does it say that it is a test? */
export const testIndicators: Series = ({ traffic }) =>
  traffic.interchanges.map((interchange) => {
    const { at, testIndicator } = interchange;
    if (!testIndicator) return { at, against: false };
    const evidence = interchangeEvidence(
      'production-test-indicator',
      interchange,
      'UNB 0035 absent',
      'UNB 0035 = 1',
    );
    return {
      at,
      against: true,
      evidence: { ...evidence, codes: interchange.errors.map((error) => error.code) },
    };
  });
