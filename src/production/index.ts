/**
 * production: the first 30 days (notice N-37): simulated traffic of a participant, and the evaluation of any production
 * traffic from its journal.
 * Invariants: the evaluation is pure and sees nothing but journal and guide; thresholds are policy data; what cannot be
 * judged is inconclusive, never satisfactory; same profile, seed and guide, same bytes.
 * May import: judge, ecert, journal, guide, edifact, core.
 */
export { evaluateProduction } from './evaluate-production.js';
export { formatMeasure } from './format-measure.js';
export type {
  DayTally,
  ErrorTally,
  LimitSeverity,
  MeasureResult,
  MeasureUnit,
  ProductionFinding,
  ProductionOutcome,
  ProductionReason,
  ProductionTotals,
  ProductionVerdict,
} from './model.js';
export { PRODUCTION_CODES } from './production-codes.js';
export { PRODUCTION_POLICY_SCHEMA } from './policy-schema.js';
export type { MeasurePolicy, PolicyError, ProductionPolicy } from './policy.js';
export type { SimulationSummary } from './simulation/participant.js';
export { PROFILE_SCHEMA } from './simulation/profile-schema.js';
export { loadProfile, type Profile, type ProfileError } from './simulation/profile.js';
export {
  simulateProduction,
  type SimulationError,
  type SimulationOptions,
} from './simulation/simulate-production.js';
