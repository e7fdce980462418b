import { assert } from '../core/index.js';

import { cutMessage } from './read-message.js';
import { DEFAULT_STREAM_LIMITS, WINDOW_BYTES_MAX, type ReadLimits } from './limits.js';
import type { TransmissionSummary } from './model.js';
import { tooLong, type ReadOptions } from './read-transmission.js';
import { closeFindings } from './syntax-findings.js';
import { firstMarkOf, markAt, moveCells } from './tape.js';
import type { TransmissionHandlers } from './transmission-handlers.js';
import type { TransmissionSession } from './session-state.js';
import { advance, createSession, finishSession, stopReading } from './transmission-session.js';

/** Reads a transmission as its bytes arrive, and holds no more of it than the message that it is in. */
export interface TransmissionReader {
  /** Takes the next bytes, which are copied, reads as far as they go, and calls the handlers for what is complete. */
  push(chunk: Uint8Array): void;
  /** Says that no more bytes will come. Call it once. */
  end(): TransmissionSummary;
}

/** So many bytes are taken in at a time: few enough to stay in the processor's cache. */
const SLICE_BYTES = 64 * 1024;
const FIRST_WINDOW_BYTES = 4 * SLICE_BYTES;

/**
 * A reader for chunks of any size: how the bytes are split makes no difference to what is handed out, and all of it is
 * what `readTransmission` says of the same bytes; a transmission of more than `transmissionBytesMax`, which that refuses
 * unread, is read up to there and then refused. Memory does not depend on how long the transmission is: a window of
 * 256 KiB, which grows to a message that is longer, up to `messageBytesMax`.
 */
export function createTransmissionReader(
  handlers: TransmissionHandlers,
  options: ReadOptions = {},
): TransmissionReader {
  return createWindowReader(handlers, options, FIRST_WINDOW_BYTES);
}

/** The same with a window that begins at another size: a small one moves on with every few bytes. */
export function createWindowReader(
  handlers: TransmissionHandlers,
  options: ReadOptions,
  windowBytes: number,
): TransmissionReader {
  const limits = streamLimitsOf(options);
  const sliceBytes = Math.min(windowBytes, SLICE_BYTES);
  const session = createSession(Buffer.alloc(windowBytes), limits, handlers);
  session.scanner.end = 0;
  let length = 0;
  // Also true after a handler threw: what it left half done cannot be gone on with.
  let isBusy = false;
  const take = (chunk: Uint8Array): void => {
    const kept = Math.max(0, Math.min(chunk.length, limits.transmissionBytesMax - length));
    length += chunk.length;
    for (let from = 0; from < kept && !session.stopped; from += sliceBytes) {
      appendSlice(session, chunk, from, Math.min(kept, from + sliceBytes));
      advance(session, false);
    }
    if (length <= limits.transmissionBytesMax || session.stopped) return;
    // No more will come of a message that was left until more of it is there.
    advance(session, false);
    stopReading(session);
  };
  return {
    push(chunk) {
      assert(!isBusy, 'a transmission takes bytes before its end, and none from a handler');
      isBusy = true;
      take(chunk);
      isBusy = false;
    },
    end() {
      assert(!isBusy, 'a transmission ends once, and not from a handler');
      isBusy = true;
      advance(session, true);
      finishSession(session, length);
      const { interchangeCount } = session;
      const findings = closeFindings(session.findings);
      // However many findings there are already, why the rest was not read is said.
      if (length <= limits.transmissionBytesMax) return { length, interchangeCount, findings };
      return { length, interchangeCount, findings: Object.freeze([...findings, tooLong(length, limits)]) };
    },
  };
}

/** Reads all chunks of a source, a readable stream of Node for one, and calls the handlers as `createTransmissionReader` does. */
export async function readTransmissionStream(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  handlers: TransmissionHandlers,
  options: ReadOptions = {},
): Promise<TransmissionSummary> {
  const reader = createTransmissionReader(handlers, options);
  for await (const chunk of chunks) reader.push(chunk);
  return reader.end();
}

/** A window holds a message and what comes with it: places in it are limited. */
function streamLimitsOf(options: ReadOptions): ReadLimits {
  const limits = { ...DEFAULT_STREAM_LIMITS, ...options.limits };
  const most = WINDOW_BYTES_MAX / 4;
  const messageBytesMax = Math.min(limits.messageBytesMax, most);
  return { ...limits, messageBytesMax, segmentBytesMax: Math.min(limits.segmentBytesMax, most) };
}

/** Puts bytes at the end of the window; to make room, lets go of what nobody needs any more, or else makes it larger. */
function appendSlice(session: TransmissionSession, chunk: Uint8Array, from: number, to: number): void {
  const { scanner } = session;
  const { tape } = scanner;
  if (scanner.end + to - from > tape.bytes.length) {
    moveWindow(session, firstNeeded(session));
    const length = scanner.end + to - from;
    if (length > tape.bytes.length) {
      const larger = Buffer.alloc(Math.max(length, tape.bytes.length * 2));
      tape.bytes.copy(larger, 0, 0, scanner.end);
      tape.bytes = larger;
    }
  }
  tape.bytes.set(chunk.subarray(from, to), scanner.end);
  scanner.end += to - from;
}

/** The first byte of the window that is still needed. A message that grew too long is cut here, and its bytes are not. */
function firstNeeded({ scanner, draft, start, limits }: TransmissionSession): number {
  const { tape, openStart, position } = scanner;
  const here = openStart < 0 ? position : openStart;
  if (start !== undefined) return start.start;
  const message = draft?.message;
  if (message === undefined || message.isCut) return here;
  const messageStart = message.offset - tape.base;
  if (here - messageStart <= limits.messageBytesMax) return messageStart;
  cutMessage(message);
  return here;
}

/** Moves the window on by so many bytes, and every place that points into it. */
function moveWindow(session: TransmissionSession, bytes: number): void {
  const { scanner, start } = session;
  const { tape, openStart } = scanner;
  tape.bytes.copyWithin(0, bytes, scanner.end);
  tape.base += bytes;
  tape.lastEnd -= bytes;
  tape.previousEnd -= bytes;
  scanner.end -= bytes;
  scanner.position -= bytes;
  if (start !== undefined) session.start = { ...start, start: start.start - bytes, unb: start.unb - bytes };
  // Of a message that was cut, UNH stays on the tape, but nobody looks at it: its place may be any distance behind.
  moveCells(tape.cells, 0, tape.length, bytes);
  if (openStart < 0) return;
  scanner.openStart = openStart - bytes;
  for (let mark = firstMarkOf(tape.length); mark < scanner.openCell; mark += 1) {
    tape.cells[mark] = markAt(tape, mark) - (bytes << 2);
  }
}
