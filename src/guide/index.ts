/**
 * guide: the message implementation guide as data. Loads a folder of YAML, holds every message against its UN
 * directory, checks messages, composes them, extracts their content, and says in words what a finding means.
 * Invariants: nothing here knows a message type, segment, code or participant: all of them come from the guide's
 * files. A guide that is no legal subset of its directory is never loaded. Guides are frozen.
 * May import: core, edifact.
 */
export { checkEnvelope } from './check-envelope.js';
export { checkMessage, type CheckContext } from './check-message.js';
export { compose } from './compose.js';
export { toDocumentData } from './document-data.js';
export { loadGuide, loadShippedGuide } from './load-guide.js';
export type {
  CertificateKind,
  ComposeError,
  DocumentData,
  ElementUse,
  EnvelopeGuide,
  FieldRecord,
  FieldValue,
  FindingText,
  FunctionName,
  GroupUse,
  Guide,
  GuideError,
  GuideNode,
  GuideProblem,
  MessageCheck,
  MessageGuide,
  Participant,
  Requirement,
  SegmentUse,
  Source,
  Usage,
} from './model.js';
export { describeGuideError } from './problem.js';
export type { QuotaPeriod, QuotaPlan, QuotaTranche, RestraintLevel } from './quota-plan.js';
export { renderFinding } from './render-finding.js';
export { requirementOf } from './requirements.js';
