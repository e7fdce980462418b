import { assert, complaintText, err, ok, schemaCheck, type Result, type SchemaCheck } from '../core/index.js';
import { DRIVER_PROTOCOL_SCHEMA, type CandidateLine, type HarnessLine } from './driver-protocol.js';

/** A check against one definition of the protocol's schema. */
function definition<T>(name: string): SchemaCheck<T> {
  const { definitions } = DRIVER_PROTOCOL_SCHEMA;
  assert(name in definitions, `the protocol's schema defines ${name}`);
  // The first thing that is wrong will do: of a line of 16 MiB, all that is would take more memory than there is.
  const options = { strictTypes: false, allErrors: false };
  return schemaCheck<T>({ definitions, $ref: `#/definitions/${name}` }, options);
}

const CHECKS = {
  hello: definition<Extract<CandidateLine, { type: 'hello' }>>('helloAnswer'),
  transmissions: definition<Extract<CandidateLine, { type: 'transmissions' }>>('transmissionsAnswer'),
  status: definition<Extract<CandidateLine, { type: 'status' }>>('statusAnswer'),
  activity: definition<Extract<CandidateLine, { type: 'activity' }>>('activityAnswer'),
};
const checkHarnessLine = definition<HarnessLine>('harnessLine');

/** Checks an answer of a candidate against the schema; the error says what is wrong with it. */
export function checkAnswer<K extends keyof typeof CHECKS>(
  type: K,
  line: unknown,
): Result<Extract<CandidateLine, { type: K }>, string> {
  const checked = CHECKS[type](line);
  if (!checked.ok) return err(checked.error.map(complaintText).join('; '));
  return ok(checked.value as Extract<CandidateLine, { type: K }>); // the schema of that type just said so
}

/** Checks a line of the harness, for candidates written on top of this package. */
export function readHarnessLine(line: unknown): Result<HarnessLine, string> {
  const checked = checkHarnessLine(line);
  return checked.ok ? checked : err(checked.error.map(complaintText).join('; '));
}
