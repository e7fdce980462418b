/**
 * scenario: scripted conversations with a candidate, as data: their format, loader, linter, and the documents they need.
 * Invariants: a scenario has no behaviour; ids are locked for good in `scenarios/ids.lock`; the same scenario, guide,
 * candidate, seed and start give the same documents, for the player and for the judge; no two documents of a campaign
 * share a number unless a scenario says so.
 * May import: journal (types), guide, core.
 */
export { expandDocumentNames } from './document-names.js';
export { FEATURES, VIEW_FEATURES, VIEW_NEEDS } from './features.js';
export { lintSuite } from './lint-suite.js';
export { loadSuite } from './load-suite.js';
export type {
  Answer,
  Damage,
  DocumentTemplate,
  Expectation,
  ExpectedActivity,
  ExpectedQueryAnswer,
  ExpectedRecord,
  ExpectedStatus,
  ExpectedTransmission,
  ExpectedUsage,
  Filing,
  Instruction,
  Obligation,
  OptionalPart,
  Repetition,
  ReplyTreatment,
  Scenario,
  SegmentTampering,
  Step,
  Suite,
  Tampering,
} from './model.js';
export type { PlanError } from './plan-error.js';
export { planRecording, type LeftOut, type PlannedCase, type RecordingPlan } from './plan-recording.js';
export { planScenario, type PlanContext, type ScenarioPlan } from './plan-scenario.js';
export { requirementsOf } from './requirements-of.js';
export { scheduleOf } from './schedule.js';
export { SCENARIO_SCHEMA, SUITE_SCHEMA } from './schema.js';
export type { CertificateState } from './states.js';
export { SUITE_ERROR_CODES, type SuiteError, type SuiteErrorKind } from './suite-error.js';
export { plannedDocument, taskOf } from './task-of.js';
