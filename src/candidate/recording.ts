import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { complaintText, err, ok, recordSchema, schemaCheck, type Result } from '../core/index.js';

/** What a folder of recorded transmissions says about itself (`recording.yaml`). */
export interface RecordingSheet {
  readonly candidate: string;
  readonly version: string;
  readonly participant: string;
  readonly kinds: readonly string[];
  readonly features: readonly string[];
  readonly charset: 'UNOA' | 'UNOB' | 'UNOC';
  /** The seed of the plan it was made from: another seed asks for other documents. */
  readonly seed: number;
  readonly suite: string;
}

/** One recorded transmission. */
export interface RecordedTransmission {
  /** Which expected transmission of its scenario it is, from 1. */
  readonly number: number;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A file of a flat folder: which case of the plan it answers is found by its content, and its number where it has one. */
export interface LooseFile {
  readonly file: string;
  /** The number its name begins with. */
  readonly number: number | undefined;
  readonly bytes: Uint8Array;
}

/** A folder of recorded transmissions. */
export interface Recording {
  readonly sheet: RecordingSheet;
  /** The files that lie in the folder itself, in order of name: made from a plan, and not yet matched to it. */
  readonly loose: readonly LooseFile[];
  /** By scenario, in order of number and name. */
  readonly transmissions: Readonly<Record<string, readonly RecordedTransmission[]>>;
}

/** Why a folder is no recording. */
export interface RecordingError {
  readonly kind: 'unreadable' | 'invalid' | 'too-large';
  readonly path: string;
  readonly message: string;
}

/** Bytes of one recorded file. */
export const RECORDED_BYTES_MAX = 16 * 1024 * 1024;
/** Recorded files in one scenario's folder. */
export const RECORDED_FILES_MAX = 200;

const text = { type: 'string', minLength: 1 };
const list = { type: 'array', items: text, uniqueItems: true };

/** JSON Schema (draft-07) of `recording.yaml`. */
export const RECORDING_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'recording.schema.json',
  title: 'Recorded transmissions of a candidate: whose they are, and the plan that they answer',
  ...recordSchema({
    candidate: text,
    version: text,
    participant: text,
    kinds: list,
    features: list,
    charset: { enum: ['UNOA', 'UNOB', 'UNOC'] },
    seed: { type: 'integer' },
    suite: text,
  }),
} as const;

const checkSheet = schemaCheck<RecordingSheet>(RECORDING_SCHEMA);

/**
 * Reads a folder with its `recording.yaml`: either `<scenario>/<NN>*.edi`, as a campaign leaves one behind, or flat
 * `*.edi`, as one is made from a plan. Both at once would leave open what a file is.
 */
export function loadRecording(folder: string): Result<Recording, RecordingError> {
  const path = join(folder, 'recording.yaml');
  try {
    const checked = checkSheet(parse(readFileSync(path, 'utf8')));
    if (!checked.ok) {
      return err({ kind: 'invalid', path, message: checked.error.map(complaintText).join('; ') });
    }
    const sheet = checked.value;
    return readScenarios(folder, sheet);
  } catch (thrown) {
    // Only the file system and the YAML parser throw here, and both say what is wrong with the file.
    return err({
      kind: 'unreadable',
      path,
      message: thrown instanceof Error ? thrown.message : String(thrown),
    });
  }
}

function readScenarios(folder: string, sheet: RecordingSheet): Result<Recording, RecordingError> {
  const transmissions: Record<string, readonly RecordedTransmission[]> = {};
  const scenarios = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const scenario of scenarios.map((entry) => entry.name).sort()) {
    const read = readTransmissions(join(folder, scenario));
    if (!read.ok) return read;
    transmissions[scenario] = read.value;
  }
  const loose = readLoose(folder);
  if (!loose.ok) return loose;
  if (loose.value.length > 0 && Object.values(transmissions).some((files) => files.length > 0)) {
    const message =
      'it holds .edi files both in the folder itself and in folders of scenarios; keep one of the two';
    return err({ kind: 'invalid', path: folder, message });
  }
  return ok({ sheet, loose: loose.value, transmissions });
}

function numberOf(file: string): number | undefined {
  const number = Number(/^\d+/.exec(file)?.[0] ?? 0);
  return number < 1 ? undefined : number;
}

function readLoose(folder: string): Result<readonly LooseFile[], RecordingError> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.edi'))
    .sort();
  if (files.length > RECORDED_FILES_MAX) {
    return err({
      kind: 'too-large',
      path: folder,
      message: `${files.length} files, at most ${RECORDED_FILES_MAX}`,
    });
  }
  const read: LooseFile[] = [];
  for (const file of files) {
    const path = join(folder, file);
    if (statSync(path).size > RECORDED_BYTES_MAX) {
      return err({ kind: 'too-large', path, message: `more than ${RECORDED_BYTES_MAX} bytes` });
    }
    read.push({ file, number: numberOf(file), bytes: new Uint8Array(readFileSync(path)) });
  }
  return ok(read);
}

function readTransmissions(folder: string): Result<readonly RecordedTransmission[], RecordingError> {
  const files = readLoose(folder);
  if (!files.ok) return files;
  const read: RecordedTransmission[] = [];
  for (const { file, number, bytes } of files.value) {
    if (number === undefined) {
      const message = 'the name must begin with the number of its transmission: 01.edi';
      return err({ kind: 'invalid', path: join(folder, file), message });
    }
    read.push({ number, file, bytes });
  }
  return ok(read.sort((a, b) => a.number - b.number)); // stable: equal numbers stay in order of name
}
