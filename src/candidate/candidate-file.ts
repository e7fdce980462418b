import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { parse } from 'yaml';

import {
  complaintText,
  err,
  ok,
  recordSchema as record,
  schemaCheck,
  type Result,
  type SchemaComplaint,
} from '../core/index.js';
import type { CandidateIdentity } from '../journal/index.js';
import { WIRE_KINDS } from '../wire/index.js';
import { DRIVER_KINDS } from './drivers.generated.js';
import type { CandidateFile } from './model.js';

/** Why a candidate file cannot be used. */
export interface CandidateFileError {
  readonly kind: 'unreadable' | 'not-yaml' | 'invalid';
  readonly path: string;
  /** One per thing that is wrong, each with its place in the file. */
  readonly messages: readonly string[];
}

interface CandidateSheet
  extends Omit<CandidateIdentity, 'driver'>, Pick<CandidateFile, 'charset' | 'driver' | 'wire'> {
  readonly format: 'ecert-candidate/1';
}

const text = { type: 'string', minLength: 1, maxLength: 200 };
const list = { type: 'array', items: text, uniqueItems: true, maxItems: 100 };

interface Kind {
  readonly kind: string;
  readonly settings: Readonly<Record<string, object>>;
}

/** An object whose `kind` says which other keys it has. */
function oneOfKinds(kinds: readonly Kind[]): object {
  return {
    type: 'object',
    properties: { kind: { enum: kinds.map(({ kind }) => kind) } },
    required: ['kind'],
    allOf: kinds.map(({ kind, settings }) => {
      const isKind = { kind: { const: kind } };
      return { if: { properties: isKind }, then: record({ ...isKind, ...settings }) };
    }),
  };
}

/** JSON Schema (draft-07) of a candidate file. */
export const CANDIDATE_FILE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'candidate-file.schema.json',
  title: 'Candidate file of ecert-conformance',
  ...record({
    format: { const: 'ecert-candidate/1' },
    name: { ...text, description: 'What the candidate is called in reports.' },
    version: {
      ...text,
      description: 'Version of the software under test: a certification holds for exactly this one.',
    },
    participant: { ...text, description: 'The sender in UNB S002.' },
    country: { type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166 alpha-2.' },
    kinds: {
      ...list,
      minItems: 1,
      description: 'Certificate kinds it issues (GIS 7365), quoted: YAML takes 05 for a number.',
    },
    features: {
      ...list,
      description: 'What it can do beyond registering one line; decides which scenarios apply.',
    },
    charset: { enum: ['UNOA', 'UNOB', 'UNOC'], description: 'UNB S001 0001.' },
    driver: oneOfKinds(DRIVER_KINDS),
    'wire?': {
      description: 'What carries its traffic; absent: the driver does.',
      ...oneOfKinds(WIRE_KINDS),
    },
  }),
} as const;

const checkSheet = schemaCheck<CandidateSheet>(CANDIDATE_FILE_SCHEMA, { strictTypes: false });

/** Reads a candidate file. Relative commands and folders in it are taken from where it stands. */
export function loadCandidateFile(path: string): Result<CandidateFile, CandidateFileError> {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (thrown) {
    return err({ kind: 'unreadable', path, messages: [messageOf(thrown)] });
  }
  let sheet: unknown;
  try {
    sheet = parse(content, { prettyErrors: true });
  } catch (thrown) {
    return err({ kind: 'not-yaml', path, messages: [messageOf(thrown)] });
  }
  const checked = checkSheet(sheet);
  if (!checked.ok) return err({ kind: 'invalid', path, messages: checked.error.map(complaintWithHint) });
  const { name, version, participant, country, kinds, features, charset, driver, wire } = checked.value;
  const identity = { name, version, participant, country, kinds, features, driver: driver.kind };
  const folder = dirname(resolve(path));
  return ok({ identity, charset, driver, ...(wire === undefined ? {} : { wire }), folder });
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Adds what people trip over, 05 and 1.0 without quotes are numbers in YAML, and keeps back what might be a key. */
function complaintWithHint(complaint: SchemaComplaint): string {
  const { path, actual } = complaint;
  if (/^\/(driver|wire)\/key/.test(path) && !actual.startsWith('the key') && actual !== 'no such key') {
    return `${complaintText({ ...complaint, actual: 'something else, not shown here' })} (say where the key is kept: { environment: NAME } or { file: PATH })`;
  }
  const isNumber = /^\d/.test(actual);
  if (isNumber && /^\/kinds\/\d+$/.test(path)) return `${complaintText(complaint)} (put it in quotes: '05')`;
  if (isNumber && path === '/version') return `${complaintText(complaint)} (put it in quotes: '${actual}')`;
  return complaintText(complaint);
}
