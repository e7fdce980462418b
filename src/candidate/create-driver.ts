import { assert, err, ok, type Result } from '../core/index.js';
import { WIRE_KINDS, type WireKind } from '../wire/index.js';
import { carryByWire } from './carry-by-wire.js';
import type { Desk } from './desk.js';
import type { DriverError, DriverKind } from './driver-kind.js';
import { DRIVER_KINDS } from './drivers.generated.js';
import type { CandidateFile, Driver } from './model.js';

/** The way to drive a candidate that its file asks for. */
export function driverKindOf(file: CandidateFile): DriverKind {
  const found = DRIVER_KINDS.find(({ kind }) => kind === file.driver.kind);
  assert(found !== undefined, 'the schema of candidate files lets only drivers through that there are');
  return found;
}

/** The kind of wire that a candidate file asks for; undefined when its driver carries the traffic too. */
export function wireKindOf({ wire }: CandidateFile): WireKind | undefined {
  if (wire === undefined) return undefined;
  const found = WIRE_KINDS.find(({ kind }) => kind === wire.kind);
  assert(found !== undefined, 'the schema of candidate files lets only wires through that there are');
  return found;
}

/**
 * Makes the driver that a candidate file asks for, over the wire that it asks for. Nothing is started yet.
 * @param desk where people sit, for an attended candidate
 */
export function createDriver(file: CandidateFile, desk?: Desk): Result<Driver, DriverError> {
  const driver = driverKindOf(file).create(file, desk);
  const wire = wireKindOf(file)?.create(file.wire ?? {}, file.folder);
  if (!driver.ok || wire === undefined) return driver;
  if (wire.ok) return ok(carryByWire(driver.value, wire.value));
  const { kind, message, setting } = wire.error;
  return err({ kind, message, setting: ['wire', ...setting] });
}
