import { resolve } from 'node:path';
import {
  createDriver,
  loadCandidateFile,
  loadRecording,
  type CandidateFile,
  type Driver,
  type RecordingSheet,
} from '../candidate/index.js';
import { choiceHint, err, ok, type Result } from '../core/index.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';
import type { Plan } from './load-plan.js';
import { shownOf } from './load-plan.js';

/** Who is tested: by a candidate file, or by a folder of what it sent. */
export type CandidateSource = { readonly file: string } | { readonly recorded: string };

/** A candidate that can be driven. */
export interface Contender {
  readonly candidate: CandidateFile;
  readonly driver: Driver;
  readonly seed: number;
}

/** The seed of a campaign unless the user or a recording says another. */
export const SEED_DEFAULT = 1;

function unknownParticipant(id: string, where: string, plan: Plan): ConfigurationError | undefined {
  const known = plan.guide.participants.map((participant) => participant.id);
  if (known.includes(id)) return undefined;
  return configurationError({
    what: `${where} names a participant that is not on file`,
    expected: `a participant of guide ${plan.guide.id}: ${known.join(', ')}`,
    actual: id,
    hint: choiceHint(id, known),
  });
}

function drive(
  candidate: CandidateFile,
  seed: number,
  where: string,
  plan: Plan,
): Result<Contender, ConfigurationError> {
  const unknown = unknownParticipant(candidate.identity.participant, where, plan);
  if (unknown !== undefined) return err(unknown);
  const driver = createDriver(candidate);
  if (driver.ok) return ok({ candidate, driver: driver.value, seed });
  return err(
    configurationError({
      what: `${where}: there is no way to reach the candidate (${driver.error.kind})`,
      expected: 'driver settings that can be used',
      actual: driver.error.message,
      hint: 'put the driver settings right',
    }),
  );
}

function fromFile(path: string, seed: number | undefined, plan: Plan): Result<Contender, ConfigurationError> {
  const file = loadCandidateFile(path);
  if (file.ok) return drive(file.value, seed ?? SEED_DEFAULT, path, plan);
  return err(
    configurationError({
      what: `${path} is not a candidate file (${file.error.kind})`,
      expected: 'a YAML file with format: ecert-candidate/1',
      actual: shownOf(file.error.messages),
      hint: 'examples/candidates/model/candidate.yaml is one to start from',
    }),
  );
}

/** What a recording was made for must be what is asked now: other documents would be expected than it holds. */
function mismatch(
  folder: string,
  sheet: RecordingSheet,
  seed: number | undefined,
  plan: Plan,
): ConfigurationError | undefined {
  const wanted = { suite: plan.suite.name, seed: seed ?? sheet.seed };
  for (const key of ['suite', 'seed'] as const) {
    if (sheet[key] === wanted[key]) continue;
    return configurationError({
      what: `${folder} was recorded for another ${key}`,
      expected: `${key} ${sheet[key]}, as its recording.yaml says`,
      actual: `--${key} ${wanted[key]}`,
      hint: `use --${key} ${sheet[key]}`,
    });
  }
  return undefined;
}

function fromRecording(
  folder: string,
  seed: number | undefined,
  plan: Plan,
): Result<Contender, ConfigurationError> {
  const recording = loadRecording(folder);
  if (!recording.ok) {
    return err(
      configurationError({
        what: `${folder} is not a recording (${recording.error.kind})`,
        expected: 'a folder with recording.yaml and <scenario>/<number>.edi',
        actual: `${recording.error.path}: ${recording.error.message}`,
        hint: 'a campaign writes one into its folder as transmissions/',
      }),
    );
  }
  const { sheet } = recording.value;
  const other = mismatch(folder, sheet, seed, plan);
  if (other !== undefined) return err(other);
  const participant = plan.guide.participants.find(({ id }) => id === sheet.participant);
  const { candidate: name, version, participant: id, kinds, features, charset } = sheet;
  const identity = {
    name,
    version,
    participant: id,
    country: participant?.country ?? '',
    kinds,
    features,
    driver: 'recorded',
  };
  const driver = { kind: 'recorded', folder: resolve(folder) } as const;
  return drive({ identity, charset, driver, folder: resolve(folder) }, sheet.seed, folder, plan);
}

/** Makes a driven candidate from what the user named. */
export function loadCandidate(
  source: CandidateSource,
  seed: number | undefined,
  plan: Plan,
): Result<Contender, ConfigurationError> {
  return 'file' in source ? fromFile(source.file, seed, plan) : fromRecording(source.recorded, seed, plan);
}
