/**
 * ecert: the reference eCERT: takes transmissions, keeps the register, answers.
 * Invariants: reads no clock and no chance, so that the same calls give the same bytes; never throws on bad bytes;
 * the very same interchange again gets the very same answer and changes nothing; a certificate's use never exceeds
 * its quantity.
 * May import: guide, edifact, core.
 */
export type {
  Arrival,
  CertificateRecord,
  CertificateState,
  EntryLine,
  EntryOutcome,
  Environment,
  ForcedRejection,
  MessageOutcome,
  Receipt,
  Reference,
  RegisteredLine,
} from './model.js';
export { CIRCUMSTANCE_CODES } from './intake/circumstance-codes.js';
export { CERTIFICATE_STATES, ROLE_FIELDS } from './guide-needs.js';
export { RULES } from './rules/index.generated.js';
export type { BrokenExample, Rule, RuleExample } from './rules/model.js';
export { createReference, type ReferenceSettings } from './reference.js';
