import { resolve } from 'node:path';
import {
  createDriver,
  createRecordedDriver,
  loadCandidateFile,
  loadRecording,
  type CandidateFile,
  type Desk,
  type Driver,
  type Recording,
  type RecordingSheet,
} from '../candidate/index.js';
import { choiceHint, err, ok, type Result } from '../core/index.js';
import type { EventBody } from '../journal/index.js';
import { planRecording } from '../scenario/index.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';
import { shownOf, type Plan } from './load-plan.js';
import { matchRecording } from './match-recording.js';
import { planProblem } from './plan-problem.js';

/** Who is tested: by a candidate file, or by a folder of what it sent. */
export type CandidateSource = { readonly file: string } | { readonly recorded: string };

/** A candidate that can be driven. */
export interface Contender {
  readonly candidate: CandidateFile;
  readonly driver: Driver;
  readonly seed: number;
  /** What the journal says of the recorded folder before anything is played. */
  readonly opening?: readonly EventBody[];
  /** Scenarios that a recording made from a plan cannot show, with the reason. */
  readonly notShown?: ReadonlyMap<string, string>;
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
  desk?: Desk,
): Result<Contender, ConfigurationError> {
  const unknown = unknownParticipant(candidate.identity.participant, where, plan);
  if (unknown !== undefined) return err(unknown);
  const driver = createDriver(candidate, desk);
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

/** Reads a candidate file; what is wrong with it in words. */
export function readCandidateFile(path: string): Result<CandidateFile, ConfigurationError> {
  const file = loadCandidateFile(path);
  if (file.ok) return file;
  return err(
    configurationError({
      what: `${path} is not a candidate file (${file.error.kind})`,
      expected: 'a YAML file with format: ecert-candidate/1',
      actual: shownOf(file.error.messages),
      hint: 'ecert init writes one; examples/candidates/model/candidate.yaml is another to start from',
    }),
  );
}

function fromFile(
  path: string,
  seed: number | undefined,
  plan: Plan,
  desk: Desk | undefined,
): Result<Contender, ConfigurationError> {
  const file = readCandidateFile(path);
  if (!file.ok) return file;
  const { driver, folder } = file.value;
  // The folder says itself whose it is: a recording of another system is never judged under this one's name.
  if (driver.kind === 'recorded')
    return fromRecording(resolve(folder, String(driver['folder'])), seed, plan, file.value);
  return drive(file.value, seed ?? SEED_DEFAULT, path, plan, desk);
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

/** A recording under a candidate file must be of the software that the file names. */
function foreign(
  folder: string,
  sheet: RecordingSheet,
  named: CandidateFile | undefined,
): ConfigurationError | undefined {
  if (named === undefined) return undefined;
  const { name, version, participant } = named.identity;
  const wanted = { candidate: name, version, participant, charset: named.charset };
  for (const key of ['candidate', 'version', 'participant', 'charset'] as const) {
    if (sheet[key] === wanted[key]) continue;
    return configurationError({
      what: `${folder} is a recording of another ${key} than the candidate file names`,
      expected: `${key} ${wanted[key]}`,
      actual: `${key} ${sheet[key]}, as its recording.yaml says`,
      hint: 'make the recording again from a plan of this candidate file',
    });
  }
  return undefined;
}

function readRecordingFolder(folder: string): Result<Recording, ConfigurationError> {
  const recording = loadRecording(folder);
  if (recording.ok) return recording;
  return err(
    configurationError({
      what: `${folder} is not a recording (${recording.error.kind})`,
      expected:
        'a folder with recording.yaml, and <number>.edi of a plan or <scenario>/<number>.edi of a campaign',
      actual: `${recording.error.path}: ${recording.error.message}`,
      hint: 'ecert plan --out DIR begins one in DIR/recording; a campaign writes one into its folder as transmissions/',
    }),
  );
}

function candidateOf(folder: string, sheet: RecordingSheet, plan: Plan): CandidateFile {
  const participant = plan.guide.participants.find(({ id }) => id === sheet.participant);
  const { candidate: name, version, participant: id, kinds, features, charset } = sheet;
  const country = participant?.country ?? '';
  const identity = { name, version, participant: id, country, kinds, features, driver: 'recorded' };
  return { identity, charset, driver: { kind: 'recorded', folder }, folder };
}

/** A flat folder is matched to its plan; what it cannot show is left out, and said. */
function fromFlat(
  recording: Recording,
  candidate: CandidateFile,
  seed: number,
  plan: Plan,
): Result<Contender, ConfigurationError> {
  const planned = planRecording(plan.suite, { guide: plan.guide, candidate: candidate.identity, seed });
  if (!planned.ok) return err(planProblem(planned.error));
  const { cases, notShown } = planned.value;
  const { transmissions, findings } = matchRecording(recording.loose, cases, plan.guide);
  // Under the seed that is asked for, not the one that the folder claims: its content says which it was made for.
  const sheet = { ...recording.sheet, seed };
  const opening: EventBody = {
    type: 'recording-read',
    cases: cases.length,
    files: recording.loose.length,
    findings,
  };
  return ok({
    candidate,
    driver: createRecordedDriver({ sheet, loose: [], transmissions }),
    seed,
    opening: [opening],
    notShown: new Map(notShown.map(({ scenario, reason }) => [scenario, reason])),
  });
}

function fromRecording(
  folder: string,
  seed: number | undefined,
  plan: Plan,
  named?: CandidateFile,
): Result<Contender, ConfigurationError> {
  const recording = readRecordingFolder(folder);
  if (!recording.ok) return recording;
  const { sheet, loose, transmissions } = recording.value;
  const flat = loose.length > 0 || Object.keys(transmissions).length === 0;
  // The content of a flat folder is held against the seed asked for; a campaign's own folder has only its sheet.
  const other = foreign(folder, sheet, named) ?? mismatch(folder, sheet, flat ? sheet.seed : seed, plan);
  if (other !== undefined) return err(other);
  const candidate = named ?? candidateOf(resolve(folder), sheet, plan);
  if (!flat) return drive(candidate, sheet.seed, folder, plan);
  const unknown = unknownParticipant(candidate.identity.participant, folder, plan);
  if (unknown !== undefined) return err(unknown);
  return fromFlat(recording.value, candidate, seed ?? sheet.seed, plan);
}

/** Makes a driven candidate from what the user named. */
export function loadCandidate(
  source: CandidateSource,
  seed: number | undefined,
  plan: Plan,
  desk?: Desk,
): Result<Contender, ConfigurationError> {
  return 'file' in source
    ? fromFile(source.file, seed, plan, desk)
    : fromRecording(source.recorded, seed, plan);
}
