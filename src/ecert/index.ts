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
  StoredReference,
} from './model.js';
export { createReference, createStoredReference, type ReferenceSettings } from './reference.js';
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
export { createOperations, type Operation, type ReferenceOperations } from './operations.js';
export { createTable, type Table } from './store/table.js';
