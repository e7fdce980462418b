/**
 * guide: the message implementation guide as data. Loads a folder of YAML, holds every message against its UN
 * directory, checks messages, composes them, extracts their content, and says in words what a finding means.
 * Invariants: nothing here knows a message type, segment, code or participant: all of them come from the guide's
 * files. A guide that is no legal subset of its directory is never loaded. Guides are frozen.
 * May import: core, edifact.
 */
export { allowedCodes } from './allowed-codes.js';
export { checkEnvelope } from './check-envelope.js';
export { checkMessage, type CheckContext } from './check-message.js';
export { type ChosenTexts, type FieldChoice } from './chosen-fields.js';
export { chosenTexts } from './conforming-check.js';
export { compose } from './compose.js';
export { fieldText, recordsOf } from './content-record.js';
export { toDocumentData } from './document-data.js';
export { LINT_CODES, type LintCode } from './lint/lint-codes.js';
export type { LintFacts } from './lint/lint-facts.js';
export { lintGuide } from './lint/lint-guide.js';
export { exercisedConstraints } from './exercised.js';
export { diffGuides, type GuideChange } from './guide-diff.js';
export { wholeNumber } from './whole-number.js';
export { loadGuide, loadShippedGuide, openGuide, shippedGuideIds } from './load-guide.js';
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
  ConditionKind,
  GuideCondition,
  GuideError,
  GuideNode,
  GuideProblem,
  GuideRoles,
  MessageCheck,
  MessageGuide,
  Participant,
  Requirement,
  RequirementChecker,
  RequirementPhase,
  SegmentUse,
  Sender,
  Source,
  Usage,
} from './model.js';
export { drawInterchange, type InterchangeWish } from './generate/draw-interchange.js';
export { drawMessage } from './generate/draw-message.js';
export { layOut } from './generate/lay-out.js';
export type { DrawnInterchange, DrawnMessage, DrawnNode, DrawSettings } from './generate/model.js';
export { rawInterchange } from './generate/raw-interchange.js';
export { kindFacts, type ConstraintKind } from './mutate/constraint-kinds.js';
export { enumerateConstraints } from './mutate/enumerate.js';
export type {
  Constraint,
  ConstraintInventory,
  Exemption,
  ExpectedFinding,
  Mutation,
} from './mutate/model.js';
export { drawInterchangeFor, mutate } from './mutate/mutate.js';
export { describeGuideError } from './problem.js';
export type { QuotaPeriod, QuotaPlan, QuotaTranche, RestraintLevel } from './quota-plan.js';
export { renderFinding } from './render-finding.js';
export { requirementOf, requirementsOf } from './requirements.js';
export { STRUCTURE_FINDINGS } from './structure-finding.js';
export { usesIn } from './uses-in.js';
