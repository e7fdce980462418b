import { resolve } from 'node:path';

import { err, ok, type Result } from '../core/index.js';
import { describeGuideError, loadShippedGuide } from '../guide/index.js';
import { createAttendedDriver } from './attended-driver.js';
import type { Desk } from './desk.js';
import { createInProcessDriver } from './in-process-driver.js';
import type { CandidateFile, Driver } from './model.js';
import { defectsNamed } from './model/defects.js';
import { createModelCandidate } from './model/model-candidate.js';
import { createRecordedDriver } from './recorded-driver.js';
import { loadRecording } from './recording.js';
import { createStdioDriver } from './stdio-driver.js';

/** Why there is no way to reach the candidate: a mistake in its file, found before anything is played. */
export interface DriverError {
  readonly kind: 'recording-unusable' | 'unknown-defect' | 'guide-unusable' | 'nobody-there';
  readonly message: string;
}

/** The guide by which the model candidate writes its messages. */
const MODEL_GUIDE = 'ecert-2.0';

/** Makes the driver that a candidate file asks for. Nothing is started yet. `desk` is where people sit, for an attended candidate. */
export function createDriver(file: CandidateFile, desk?: Desk): Result<Driver, DriverError> {
  const settings = file.driver;
  switch (settings.kind) {
    case 'stdio':
      return ok(createStdioDriver({ command: settings.command, cwd: file.folder }));
    case 'recorded':
      return recordedDriver(resolve(file.folder, settings.folder));
    case 'attended':
      return attendedDriver(file, resolve(file.folder, settings.folder), desk);
    case 'in-process':
      return inProcessDriver(settings.defects);
    default:
      settings satisfies never;
      return settings;
  }
}

function attendedDriver(
  { identity }: CandidateFile,
  folder: string,
  desk: Desk | undefined,
): Result<Driver, DriverError> {
  if (desk !== undefined) return ok(createAttendedDriver({ identity, folder, desk }));
  return err({ kind: 'nobody-there', message: 'an attended candidate needs somebody to ask' });
}

function recordedDriver(folder: string): Result<Driver, DriverError> {
  const recording = loadRecording(folder);
  if (!recording.ok) {
    return err({
      kind: 'recording-unusable',
      message: `${recording.error.path}: ${recording.error.message}`,
    });
  }
  if (recording.value.loose.length === 0) return ok(createRecordedDriver(recording.value));
  // Only a campaign knows the plan that they answer; played unmatched they would silently be nothing.
  return err({
    kind: 'recording-unusable',
    message: `${folder}: its files have to be matched to a plan first`,
  });
}

function inProcessDriver(names: readonly string[]): Result<Driver, DriverError> {
  const defects = defectsNamed(names);
  if (!defects.ok) return err({ kind: 'unknown-defect', message: defects.error });
  const guide = loadShippedGuide(MODEL_GUIDE);
  if (!guide.ok) return err({ kind: 'guide-unusable', message: describeGuideError(guide.error) });
  return ok(
    createInProcessDriver(() => createModelCandidate({ guide: guide.value, defects: defects.value })),
  );
}
