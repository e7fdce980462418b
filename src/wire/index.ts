/**
 * wire: what carries bytes and lines between the harness and a candidate: a child process that speaks JSON lines,
 * and the link whose faults a scenario arms.
 * Invariants: knows no EDIFACT and no protocol; a child never outlives us, sees no environment of ours beyond what
 * finds programs, and cannot take more time or memory than its limits name; failures are data, never thrown.
 * The only folder below cli and console that may use real timers.
 * May import: core.
 */
export { openLineProcess } from './line-process.js';
export { LINE_PROCESS_LIMITS, type LineProcess, type LineProcessFailure } from './line-process-model.js';
export type { LineProcessLimits, LineProcessOptions } from './line-process-model.js';
export { createLink, type Link, type LinkFault, type Parcel } from './link.js';
