/**
 * campaign: one run towards a verdict, from the files that the user names to the files that the user gets.
 * Invariants: what can be found wrong is found before anything is played; the verdict is judged from the journal on the
 * disk; the same inputs and seed give the same path and bytes; every file is written whole, the journal line by line;
 * a bug of ours never becomes a verdict.
 * May import: report, production, player, judge, scenario, candidate, wire, ecert, journal, guide, edifact, core.
 */
export { campaignFiles, writeReports, type CampaignFiles } from './campaign-files.js';
export {
  configurationError,
  renderConfigurationError,
  type ConfigurationError,
} from './configuration-error.js';
export { DOCTOR_SCHEMA } from './doctor/doctor-schema.js';
export type { DoctorCheck, DoctorFinding, DoctorReport } from './doctor/model.js';
export { findingTitle } from './doctor/preflight.js';
export { renderDoctorText } from './doctor/render-doctor.js';
export { runDoctor, type DoctorOptions } from './doctor/run-doctor.js';
export { harnessFailure, renderHarnessFailure, type HarnessFailure } from './harness-failure.js';
export type { CandidateSource } from './load-candidate.js';
export { rejudge, type Rejudgement } from './rejudge.js';
export { runCampaign, type CampaignOptions, type CampaignOutcome } from './run-campaign.js';
export { runProduction, type ProductionOptions, type ProductionRun } from './run-production.js';
export { writeFileWhole } from './write-file.js';
