/**
 * journal: everything that happened in a campaign, in order, so that a verdict can be reached again from it alone.
 *
 * A journal is NDJSON: a header line, one line per event, a footer line; each line ends in LF, is canonical JSON, and
 * carries a hash over the line before it and itself (`chain.ts`). Bytes are texts with one character per byte.
 * Invariants: instants never go back; events are numbered from 1 without gaps; what the writer takes, the reader
 * accepts; no changed byte goes unseen; a journal without a footer is readable and never complete.
 * May import: guide (types only), core.
 */
export { JOURNAL_LIMITS, type JournalLimits } from './limits.js';
export type {
  ActivityEntry,
  CandidateFailureKind,
  CandidateIdentity,
  CertificateView,
  EventBody,
  FaultKind,
  Journal,
  JournalError,
  JournalEvent,
  JournalFooter,
  JournalHeader,
  JournalWriter,
  Program,
  RecordingFinding,
  Task,
  TaskDocument,
  UsageReport,
  ViewFeature,
  WaitingState,
} from './model.js';
export { readJournal } from './reader.js';
export { CANDIDATE_IDENTITY_SCHEMA, JOURNAL_LINE_SCHEMA } from './schema.js';
export { createJournal } from './writer.js';
