import { Ajv, type ValidateFunction } from 'ajv';
import formatsPlugin from 'ajv-formats';

import { assert, err, ok, type Result } from '../core/index.js';
import { DRIVER_PROTOCOL_SCHEMA, type CandidateLine, type HarnessLine } from './driver-protocol.js';
import { schemaComplaints } from './schema-complaints.js';

const ajv = new Ajv({ allErrors: true });
formatsPlugin.default(ajv); // the package is CommonJS: its default export arrives as a property
ajv.addSchema(DRIVER_PROTOCOL_SCHEMA);

function validator<T>(definition: string): ValidateFunction<T> {
  const found = ajv.getSchema<T>(`${DRIVER_PROTOCOL_SCHEMA.$id}#/definitions/${definition}`);
  assert(found !== undefined, `the protocol's schema defines ${definition}`);
  return found as ValidateFunction<T>; // an asynchronous schema would be another type, and ours has no $async
}

const CHECKS = {
  hello: validator<Extract<CandidateLine, { type: 'hello' }>>('helloAnswer'),
  transmissions: validator<Extract<CandidateLine, { type: 'transmissions' }>>('transmissionsAnswer'),
};
const checkHarnessLine = validator<HarnessLine>('harnessLine');

/** Checks an answer of a candidate against the schema; the error says what is wrong with it. */
export function checkAnswer<K extends keyof typeof CHECKS>(
  type: K,
  line: unknown,
): Result<Extract<CandidateLine, { type: K }>, string> {
  const check: ValidateFunction = CHECKS[type];
  if (!check(line)) return err(schemaComplaints(check.errors).join('; '));
  return ok(line as Extract<CandidateLine, { type: K }>); // the schema of that type just said so
}

/** Checks a line of the harness, for candidates written on top of this package. */
export function readHarnessLine(line: unknown): Result<HarnessLine, string> {
  return checkHarnessLine(line) ? ok(line) : err(schemaComplaints(checkHarnessLine.errors).join('; '));
}
