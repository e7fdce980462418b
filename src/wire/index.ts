/**
 * wire: what carries bytes and lines between the harness and a candidate: a child process that speaks JSON lines,
 * an address that answers them over HTTP, a mailbox folder, and the link whose faults a scenario arms.
 * Invariants: knows no EDIFACT and no protocol; a child never outlives us, sees no environment of ours beyond what
 * finds programs, and cannot take more time or memory than its limits name; failures are data, never thrown.
 * The only folder below cli and console that may use real timers.
 * May import: core.
 */
export { openLineProcess } from './line-process.js';
export { LINE_PROCESS_LIMITS, type LineProcess, type LineProcessFailure } from './line-process-model.js';
export type { LineProcessLimits, LineProcessOptions } from './line-process-model.js';
export { openHttpLines } from './http-lines.js';
export type {
  HttpLines,
  HttpLinesFailure,
  HttpLinesLimits,
  HttpLinesOptions,
  TlsMaterial,
} from './http-lines-model.js';
export { createLink, type Link, type LinkFault, type Parcel } from './link.js';
export { createMailbox } from './mailbox-wire.js';
export { readSecret, type SecretPlace } from './read-secret.js';
export type { TrafficWire, WireFailure, WireKind } from './traffic-wire.js';
export { WIRE_KINDS } from './wires.generated.js';
