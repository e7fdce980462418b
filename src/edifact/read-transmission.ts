import type { Finding } from '../core/index.js';

import { DEFAULT_READ_LIMITS, WINDOW_BYTES_MAX, type ReadLimits } from './limits.js';
import type { TransmissionReading } from './model.js';
import { readPlainTransmission } from './plain-transmission.js';
import { closeFindings, NO_FINDINGS, syntaxFinding } from './syntax-findings.js';
import { advance, createSession, finishSession, windowOf } from './transmission-session.js';
import { headerMemory, learnHeaders, type HeaderMemory } from './usual-header.js';

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
  return readRemembering(HEADERS, bytes, options);
}

/** Of this process. */
const HEADERS = headerMemory();

/** The same with headers of earlier transmissions, which make no difference to what is said, only to how long it takes. */
export function readRemembering(
  memory: HeaderMemory,
  bytes: Uint8Array,
  options: ReadOptions,
): TransmissionReading {
  if (options.limits !== undefined) return readThoroughly(bytes, limitsOf(options));
  const plain = readPlainTransmission(memory, windowOf(bytes));
  if (plain !== undefined) return { bytes, interchanges: [plain], findings: NO_FINDINGS };
  const reading = readThoroughly(bytes, DEFAULT_READ_LIMITS);
  learnFrom(memory, reading);
  return reading;
}

function readThoroughly(bytes: Uint8Array, limits: ReadLimits): TransmissionReading {
  if (bytes.length > limits.transmissionBytesMax) {
    return { bytes, interchanges: [], findings: [tooLong(bytes.length, limits)] };
  }
  const session = createSession(bytes, limits);
  advance(session, true);
  finishSession(session, bytes.length);
  return { bytes, interchanges: session.interchanges, findings: closeFindings(session.findings) };
}

/** Learns the headers of a transmission of one message about which there was nothing to say. */
function learnFrom(memory: HeaderMemory, { bytes, interchanges, findings }: TransmissionReading): void {
  const [interchange] = interchanges;
  if (interchange === undefined || interchanges.length > 1) return;
  const [message] = interchange.messages;
  if (message === undefined || interchange.messages.length > 1 || interchange.groups.length > 0) return;
  if (findings.length + interchange.findings.length + message.findings.length > 0) return;
  if (interchange.span.offset === 0) learnHeaders(memory, windowOf(bytes), interchange, message);
}
