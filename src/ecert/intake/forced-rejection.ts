import type { Finding, Span } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import type { ForcedRejection } from '../model.js';

function forcedFinding(guide: Guide, replyCode: string, span: Span): Finding {
  const name = Object.keys(guide.replyCodes).find((rule) => guide.replyCodes[rule] === replyCode);
  return {
    code: name ?? 'rejection-forced',
    replyCode,
    severity: 'error',
    phase: 'rule',
    span,
    // Nothing in it tells the candidate that the rejection is staged: it has to deal with the code.
    params: { expected: 'acceptance', actual: 'refusal', value: '' },
    requirements: guide.requirements[replyCode] === undefined ? [] : [replyCode],
  };
}

/** The findings of a forced rejection, as if the rules with these codes had been broken by the message as a whole. */
export function forcedFindings(guide: Guide, forced: ForcedRejection, span: Span): readonly Finding[] {
  return forced.codes.map((code) => forcedFinding(guide, code, span));
}
