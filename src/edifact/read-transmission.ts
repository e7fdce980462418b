import { DEFAULT_READ_LIMITS, WINDOW_BYTES_MAX, type ReadLimits } from './limits.js';
import type { TransmissionReading } from './model.js';
import { closeFindings, syntaxFinding } from './syntax-findings.js';
import { advance, createSession } from './transmission-session.js';

/** How to read. */
export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
}

/**
 * Reads everything that a transmission's bytes hold: interchanges, messages, segments, and what is wrong with them as
 * far as ISO 9735 goes. Never throws, whatever the bytes; takes time in proportion to their number. The bytes are not
 * copied: texts and spans are read from them when asked for, so they must not change afterwards.
 */
export function readTransmission(bytes: Uint8Array, options: ReadOptions = {}): TransmissionReading {
  const limits = { ...DEFAULT_READ_LIMITS, ...options.limits };
  const max = Math.min(limits.transmissionBytesMax, WINDOW_BYTES_MAX);
  if (bytes.length > max) {
    const params = { expected: max, actual: bytes.length };
    const finding = syntaxFinding('limit-transmission-bytes', { offset: 0, length: bytes.length }, params);
    return { bytes, interchanges: [], findings: [finding] };
  }
  const session = createSession(bytes, limits);
  advance(session, true);
  return { bytes, interchanges: session.interchanges, findings: closeFindings(session.findings) };
}
