/**
 * candidate: how the harness reaches the system under test, and the model candidate by which it tests itself.
 * Invariants: a driver never throws for what a candidate does and always settles; a candidate is told its tasks and
 * the answers of the reference, never what is expected of it; the model candidate is driven like any other.
 * May import: wire, journal (types), guide, edifact, core.
 */
export { CANDIDATE_FILE_SCHEMA, loadCandidateFile, type CandidateFileError } from './candidate-file.js';
export { candidateFileLine } from './candidate-file-line.js';
export { createDriver, driverKindOf, wireKindOf } from './create-driver.js';
export type { Desk, DeskAnswer, DeskRequest } from './desk.js';
export { linesToSay } from './drive-by-lines.js';
export type { DriverError, DriverKind } from './driver-kind.js';
export { DRIVER_PROTOCOL_SCHEMA, type CandidateLine, type HarnessLine } from './driver-protocol.js';
export { createInProcessDriver } from './in-process-driver.js';
export type {
  CandidateFailure,
  CandidateFile,
  Driver,
  DriverSettings,
  Greeting,
  Introduction,
} from './model.js';
export type { Prompt, PromptContext } from './model.js';
export { DEFECTS, type Defect } from './model/defects.js';
export { createModelCandidate, type ModelCandidate } from './model/model-candidate.js';
export { createRecordedDriver } from './recorded-driver.js';
export {
  loadRecording,
  RECORDING_SCHEMA,
  type LooseFile,
  type RecordedTransmission,
  type Recording,
  type RecordingError,
  type RecordingSheet,
} from './recording.js';
