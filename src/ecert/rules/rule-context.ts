import type { Instant } from '../../core/index.js';
import type { FieldRecord, Guide, MessageCheck, Participant } from '../../guide/index.js';
import type { Environment } from '../model.js';
import type { RegisterView } from '../register/register.js';
import type { CertificateKey } from '../register/stored-certificate.js';
import { certificateKeyOf } from './certificate-key.js';
import { possibleYears } from './certificate-year.js';
import { factsOf } from './document-facts.js';
import type { DocumentFacts, RuleContext, RuleFunction } from './model.js';

/** What there is to know of a request before anything is read from it. */
export type GivenContext = Omit<RuleContext, 'facts' | 'content' | 'possibleYears' | 'certificateKey'> & {
  readonly check: MessageCheck;
};

/** A class for its `content`: places are asked for only where a rule is broken, and there is one of these a message. */
class RequestContext implements RuleContext {
  readonly guide: Guide;
  readonly at: Instant;
  readonly environment: Environment;
  readonly participant: Participant;
  readonly function: RuleFunction;
  readonly register: RegisterView;
  readonly facts: DocumentFacts;
  readonly possibleYears: readonly number[] | undefined;
  readonly certificateKey: CertificateKey | undefined;
  private readonly check: MessageCheck;

  constructor(given: GivenContext) {
    this.guide = given.guide;
    this.at = given.at;
    this.environment = given.environment;
    this.participant = given.participant;
    this.function = given.function;
    this.register = given.register;
    this.check = given.check;
    this.facts = factsOf(given.guide, given.check);
    this.possibleYears = possibleYears(this);
    this.certificateKey = certificateKeyOf(this);
  }

  get content(): FieldRecord {
    return this.check.content;
  }
}

/** Everything that rules may look at, for one request. */
export function ruleContext(given: GivenContext): RuleContext {
  return new RequestContext(given);
}
