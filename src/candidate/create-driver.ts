import { assert, ok, type Result } from '../core/index.js';
import { WIRE_KINDS, type TrafficWire } from '../wire/index.js';
import { carryByWire } from './carry-by-wire.js';
import type { DriverError, DriverKind } from './driver-kind.js';
import { DRIVER_KINDS } from './drivers.generated.js';
import type { CandidateFile, Driver } from './model.js';

/** The way to drive a candidate that its file asks for. */
export function driverKindOf(file: CandidateFile): DriverKind {
  const found = DRIVER_KINDS.find(({ kind }) => kind === file.driver.kind);
  assert(found !== undefined, 'the schema of candidate files lets only drivers through that there are');
  return found;
}

/** The wire that a candidate file asks for; undefined when its driver carries the traffic too. */
function wireOf({ wire, folder }: CandidateFile): TrafficWire | undefined {
  if (wire === undefined) return undefined;
  const found = WIRE_KINDS.find(({ kind }) => kind === wire.kind);
  assert(found !== undefined, 'the schema of candidate files lets only wires through that there are');
  return found.create(wire, folder);
}

/** Makes the driver that a candidate file asks for, over the wire that it asks for. Nothing is started yet. */
export function createDriver(file: CandidateFile): Result<Driver, DriverError> {
  const driver = driverKindOf(file).create(file);
  const wire = wireOf(file);
  return driver.ok && wire !== undefined ? ok(carryByWire(driver.value, wire)) : driver;
}
