import { expectedAndActual, interchangeCodes, interchangeEvidence } from '../attempt-evidence.js';
import { isAnswered } from '../cases.js';
import type { Series } from './context.js';

/** Each interchange that brought something for the first time: was it accepted whole? */
export const interchangeFirstAttempts: Series = ({ caseFile }) =>
  caseFile.firstInterchanges.filter(isAnswered).map((interchange) => {
    const outcomes = [interchange.outcome, ...interchange.messages.map((message) => message.outcome)];
    const against = outcomes.includes('rejected');
    if (!against) return { at: interchange.at, against };
    const errors = [interchange.errors, ...interchange.messages.map((message) => message.errors)].flat();
    const { expected, actual } = expectedAndActual(errors);
    const evidence = interchangeEvidence('production-interchange-rejected', interchange, expected, actual);
    return { at: interchange.at, against, evidence: { ...evidence, codes: interchangeCodes(interchange) } };
  });
