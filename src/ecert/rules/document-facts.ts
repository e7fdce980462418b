import { parseDate102 } from '../../core/index.js';
import type { FieldRecord, Guide } from '../../guide/index.js';
import { kindOf, readCertificateNumber } from './certificate-number.js';
import type { DocumentFacts, RuleContext } from './model.js';
import { textOf } from './place.js';

function factsOf(guide: Guide, content: FieldRecord): DocumentFacts {
  return {
    number: readCertificateNumber(textOf(content, 'certificateNumber')),
    kind: kindOf(guide, textOf(content, 'kind')),
    issueDate: parseDate102(textOf(content, 'issueDate')),
    effectiveDate: parseDate102(textOf(content, 'effectiveDate')),
    expiryDate: parseDate102(textOf(content, 'expiryDate')),
  };
}

/** Everything that rules may look at, for one request. */
export function ruleContext(given: Omit<RuleContext, 'facts'>): RuleContext {
  const { guide, at, environment, participant, function: asked, content, register } = given;
  const facts = factsOf(guide, content);
  return { guide, at, environment, participant, function: asked, content, register, facts };
}
