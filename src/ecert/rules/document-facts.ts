import { parseDate102, type Instant } from '../../core/index.js';
import type { CertificateKind, FieldRecord, Guide } from '../../guide/index.js';
import { kindOf, readCertificateNumber, type CertificateNumber } from './certificate-number.js';
import type { RuleContext } from './model.js';
import { textOf } from './place.js';

/** What most rules ask of the document in hand, read once; undefined is what is missing or cannot be read. */
export interface DocumentFacts {
  readonly number: CertificateNumber | undefined;
  readonly kind: CertificateKind | undefined;
  /** The days that its dates name. */
  readonly issueDate: Instant | undefined;
  readonly effectiveDate: Instant | undefined;
  readonly expiryDate: Instant | undefined;
}

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
