import type { Finding } from '../core/index.js';

import { DEFAULT_READ_LIMITS, WINDOW_BYTES_MAX, type ReadLimits } from './limits.js';
import type { TransmissionReading } from './model.js';
import { closeFindings, syntaxFinding } from './syntax-findings.js';
import { advance, createSession, finishSession } from './transmission-session.js';

/** How to read. */
export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
}

/** The limits that options ask for, the rest as by default. */
function limitsOf(options: ReadOptions): ReadLimits {
  const limits = { ...DEFAULT_READ_LIMITS, ...options.limits };
  return { ...limits, transmissionBytesMax: Math.min(limits.transmissionBytesMax, WINDOW_BYTES_MAX) };
}

/** What is said of a transmission that is too long. */
export function tooLong(length: number, limits: ReadLimits): Finding {
  const params = { expected: limits.transmissionBytesMax, actual: length };
  return syntaxFinding('limit-transmission-bytes', { offset: 0, length }, params);
}

/**
 * Reads everything that a transmission's bytes hold: interchanges, messages, segments, and what is wrong with them as
 * far as ISO 9735 goes. Never throws, whatever the bytes; takes time in proportion to their number. The bytes are not
 * copied: texts and spans are read from them when asked for, so they must not change afterwards.
 */
export function readTransmission(bytes: Uint8Array, options: ReadOptions = {}): TransmissionReading {
  const limits = limitsOf(options);
  if (bytes.length > limits.transmissionBytesMax) {
    return { bytes, interchanges: [], findings: [tooLong(bytes.length, limits)] };
  }
  const session = createSession(bytes, limits);
  advance(session, true);
  finishSession(session, bytes.length);
  return { bytes, interchanges: session.interchanges, findings: closeFindings(session.findings) };
}
