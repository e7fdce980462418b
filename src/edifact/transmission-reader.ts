import { assert } from '../core/index.js';

import type { TransmissionReading } from './model.js';
import { limitsOf, refuseLong, type ReadOptions } from './read-transmission.js';
import { closeFindings } from './syntax-findings.js';
import { advance, createSession, windowOf } from './transmission-session.js';

/** Reads a transmission as its bytes arrive. */
export interface TransmissionReader {
  /** Takes the next bytes, which are copied, and reads as far as they go. */
  push(chunk: Uint8Array): void;
  /** Says that no more bytes will come. Call it once. */
  end(): TransmissionReading;
}

/** A reader for chunks. How the bytes are split makes no difference to what is read. */
export function createTransmissionReader(options: ReadOptions = {}): TransmissionReader {
  const limits = limitsOf(options);
  const { transmissionBytesMax: max } = limits;
  const session = createSession(new Uint8Array(0), limits);
  const { scanner } = session;
  let window = new Uint8Array(64 * 1024);
  let length = 0;
  let ended = false;
  return {
    push(chunk) {
      assert(!ended, 'a transmission that has ended takes no more bytes');
      const kept = length > max ? 0 : chunk.length;
      if (length + kept > window.length) {
        const larger = new Uint8Array(Math.max(length + kept, window.length * 2));
        larger.set(window);
        window = larger;
      }
      window.set(chunk.subarray(0, kept), length);
      length += chunk.length;
      if (length > max) return;
      scanner.tape.bytes = windowOf(window);
      scanner.end = length;
      advance(session, false);
    },
    end() {
      assert(!ended, 'a transmission ends once');
      ended = true;
      if (length > max)
        return refuseLong(window.subarray(0, Math.min(length, window.length)), length, limits);
      advance(session, true);
      const bytes = window.subarray(0, length);
      return { bytes, interchanges: session.interchanges, findings: closeFindings(session.findings) };
    },
  };
}
