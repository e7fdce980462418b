/**
 * wire: what carries bytes and lines between the harness and a candidate: a child process that speaks JSON lines,
 * an address that answers them over HTTP, a mailbox folder, the reference's own HTTP, and the link whose faults a
 * scenario arms.
 * Invariants: knows no EDIFACT and no protocol; a child never outlives us, sees no environment of ours beyond what
 * finds programs, and cannot take more time or memory than its limits name; failures are data, never thrown.
 * The only folder below cli and console that may use real timers.
 * May import: serve, core.
 */
export { openLineProcess } from './line-process.js';
export { LINE_PROCESS_LIMITS, type LineProcess, type LineProcessFailure } from './line-process-model.js';
export type { LineProcessLimits, LineProcessOptions } from './line-process-model.js';
export { CALLBACK_PROBLEMS } from './callback-problems.js';
export { openCallbackDesk, type CallbackTerms } from './callback-desk.js';
export { openHttpLines, type HttpLinesOptions } from './http-lines.js';
export { HTTP_LINES_LIMITS } from './http-lines-model.js';
export type { HttpLines, HttpLinesFailure, HttpLinesLimits, TlsMaterial } from './http-lines-model.js';
export { createLink, type Link, type LinkFault, type Parcel } from './link.js';
export { createHttpWire, HTTP_WIRE_LIMITS } from './http-wire.js';
export {
  LISTEN_SETTINGS,
  listenPlaceOf,
  type ListenPlace,
  type ListenSettings,
  type SettingError,
} from './listen-place.js';
export { isLoopback } from './loopback.js';
export { createMailbox } from './mailbox-wire.js';
export { readSecret, SECRET_PLACE_SCHEMA, type SecretPlace } from './read-secret.js';
export type { TrafficWire, WireCalls, WireFailure, WireKind, WireTerms } from './traffic-wire.js';
export { WIRE_KINDS } from './wires.generated.js';
