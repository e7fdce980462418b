import type { Instant } from '../../core/index.js';
import type { FieldRecord, Guide, MessageCheck, Participant } from '../../guide/index.js';
import type { Environment } from '../model.js';
import type { RegisterView } from '../register/register.js';
import type { CertificateKey } from '../register/stored-certificate.js';
import { certificateKeyOf } from './certificate-key.js';
import { possibleYears } from './certificate-year.js';
import { factsOf } from './document-facts.js';
import type { DocumentFacts, RuleCircumstances, RuleContext, RuleFunction } from './model.js';

/**
 * A class, for there is one of these a message: what is the same for all of an interchange it has from there, and its
 * `content` it makes only where a rule is broken and asks for places.
 */
class RequestContext implements RuleContext {
  private readonly circumstances: RuleCircumstances;
  private readonly check: MessageCheck;
  readonly function: RuleFunction;
  readonly facts: DocumentFacts;
  readonly possibleYears: readonly number[] | undefined;
  readonly certificateKey: CertificateKey | undefined;

  constructor(circumstances: RuleCircumstances, asked: RuleFunction, check: MessageCheck) {
    this.circumstances = circumstances;
    this.check = check;
    this.function = asked;
    this.facts = factsOf(circumstances.guide, check);
    this.possibleYears = possibleYears(this);
    this.certificateKey = certificateKeyOf(this);
  }

  get guide(): Guide {
    return this.circumstances.guide;
  }

  get at(): Instant {
    return this.circumstances.at;
  }

  get environment(): Environment {
    return this.circumstances.environment;
  }

  get participant(): Participant {
    return this.circumstances.participant;
  }

  get register(): RegisterView {
    return this.circumstances.register;
  }

  get content(): FieldRecord {
    return this.check.content;
  }
}

/** Everything that rules may look at, for one request. */
export function ruleContext(
  circumstances: RuleCircumstances,
  asked: RuleFunction,
  check: MessageCheck,
): RuleContext {
  return new RequestContext(circumstances, asked, check);
}
