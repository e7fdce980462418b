/**
 * ecert: the reference eCERT: takes transmissions, keeps the register, answers.
 * Invariants: reads no clock and no chance, so that the same calls give the same bytes; never throws on bad bytes;
 * the very same interchange again gets the very same answer and changes nothing; a certificate's use never exceeds
 * its quantity, nor what is charged to a restraint level its limit. All that is remembered is records of a store.
 * May import: guide, edifact, core.
 */
export type {
  Arrival,
  Asker,
  CertificateRecord,
  CertificateState,
  Entry,
  EntryClaim,
  EntryError,
  EntryLine,
  EntryLineReport,
  EntryLineState,
  EntryOutcome,
  EntryRefusal,
  EntryReport,
  Environment,
  ForcedRejection,
  ImporterUsage,
  MessageOutcome,
  QueryRefusal,
  Receipt,
  Reference,
  Refiling,
  RegisteredLine,
  RestraintReport,
  StoredReference,
} from './model.js';
export { CIRCUMSTANCE_CODES } from './intake/circumstance-codes.js';
export { CERTIFICATE_STATES, ROLE_FIELDS } from './guide-needs.js';
export { RULES } from './rules/index.generated.js';
export type { BrokenExample, Rule, RuleExample } from './rules/model.js';
export { createReference, createStoredReference, operationsOf, type ReferenceSettings } from './reference.js';
export { createMemoryStore } from './store/memory-store.js';
export {
  keyPart,
  type Hint,
  type RecordKind,
  type Store,
  type StoredRecord,
  type StoreView,
  type SynchronousStore,
  type Transaction,
} from './store/port.js';
export type { Operation, ReferenceOperations } from './operations.js';
export { createTable, type Table } from './store/table.js';
