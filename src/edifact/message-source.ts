import { assert } from '../core/index.js';

import type { ReadLimits } from './limits.js';
import type { MessageType } from './model.js';
import { scanPlain } from './scan-plain.js';
import { createScanner, scanSegments } from './scanner.js';
import type { Scanner } from './scanner-state.js';
import type { SegmentContext } from './segment-view.js';
import { afterSegment, clearTape, createTape, createTapeBeside, reserveEmpty, type Tape } from './tape.js';

/** A type, and the bytes of a UNH after its reference that say it. */
export interface KnownType {
  readonly tail: Buffer;
  readonly type: MessageType;
}

/** What all messages of one interchange are read from, and the one tape that their marks are lent on. */
export interface MessageSource {
  /** Its tape is the one that reading goes on with: only its window is of use here. */
  readonly envelope: SegmentContext;
  readonly limits: ReadLimits;
  /** The window moves on: messages are lent, and let go in order. */
  readonly lends: boolean;
  /** Ordinal of the last message that was let go. */
  letGo: number;
  /** Made when somebody first asks for marks, and used for one message after the other. */
  scratch: Scanner | undefined;
  /** The message whose marks are lent, by its ordinal, and the tape they are on; 0 when there is none. */
  lentTo: number;
  lent: Tape | undefined;
  /** The type that was asked for last. */
  knownType: KnownType | undefined;
}

/** A source of messages of which none has been asked for anything yet. */
export function messageSource(envelope: SegmentContext, limits: ReadLimits, lends: boolean): MessageSource {
  return {
    envelope,
    limits,
    lends,
    letGo: 0,
    scratch: undefined,
    lentTo: 0,
    lent: undefined,
    knownType: undefined,
  };
}

/** Which message, and where it stands in the transmission. */
export interface MessagePlace {
  readonly ordinal: number;
  readonly offset: number;
  readonly length: number;
}

/** A segment of one separator, the shortest with data, has a cell less than bytes: a message seldom needs more cells. */
const SPARE_CELLS = 64;

/**
 * The first segments of a message, which stands at an offset in the transmission, on a tape of their own: the same bytes
 * and classes give the same marks as when they were read. Where the window moves on, with bytes of their own.
 */
export function scannedAgain(
  source: MessageSource,
  { ordinal, offset, length }: MessagePlace,
  segmentsMax: number,
): SegmentContext {
  const { envelope } = source;
  assertNotLetGo(source, ordinal);
  const { bytes, base } = envelope.tape;
  const start = offset - base;
  const tape = source.lends
    ? createTape(Buffer.from(bytes.subarray(start, start + length)), length + SPARE_CELLS, offset)
    : createTapeBeside(envelope.tape, length + SPARE_CELLS);
  scanMessage(createScanner(tape, envelope.classes, 1), source, offset - tape.base, length, segmentsMax);
  return { ...envelope, tape, message: ordinal };
}

/** All segments of a message, which is not lent yet, on the tape that is lent: what it held of another is gone. */
export function lentMarks(source: MessageSource, { ordinal, offset, length }: MessagePlace): Tape {
  const { envelope, limits } = source;
  assertNotLetGo(source, ordinal);
  const { bytes, base } = envelope.tape;
  source.scratch ??= createScanner(createTapeBeside(envelope.tape, 0), envelope.classes, 1);
  const { tape } = source.scratch;
  source.lentTo = ordinal;
  source.lent = tape;
  clearTape(tape);
  tape.bytes = bytes;
  tape.base = base;
  reserveEmpty(tape, length + SPARE_CELLS);
  // Messages are mostly asked for one after the other.
  source.scratch.ahead = source.lends ? 0 : bytes.length - (offset - base + length);
  scanMessage(source.scratch, source, offset - base, length, limits.segmentsPerMessageMax);
  cutAfter(tape, limits.segmentsPerMessageMax);
  return tape;
}

/** Takes segments beyond a number off a tape: scanning looks up at service segments only. */
function cutAfter(tape: Tape, segmentsMax: number): void {
  if (tape.segmentCount <= segmentsMax) return;
  let end = 0;
  for (let i = 0; i < segmentsMax; i += 1) end = afterSegment(tape, end);
  tape.length = end;
  tape.segmentCount = segmentsMax;
}

/** A message that was let go may be asked for nothing: its bytes may be gone. */
export function assertNotLetGo({ letGo }: MessageSource, ordinal: number): void {
  assert(
    ordinal > letGo,
    'a message that was handed out is asked for nothing after its handler has returned',
  );
}

function scanMessage(
  scanner: Scanner,
  { limits }: MessageSource,
  start: number,
  length: number,
  segmentsMax: number,
): void {
  const { tape } = scanner;
  scanner.segmentBytesMax = Math.min(limits.segmentBytesMax, length + 1);
  scanner.position = start;
  scanner.end = start + length;
  // Of UNH, the first, it returns all the same.
  scanner.everySegment = false;
  // What the last message may have left half done, where it had more segments than the limit.
  scanner.skipping = false;
  scanner.released = false;
  if (segmentsMax > 1) scanPlain(scanner, segmentsMax);
  while (tape.segmentCount < segmentsMax && scanSegments(scanner, true) !== 'starved') {
    // If it stopped at UNA: that began no interchange, or the message would end before it.
    scanner.unaIsTag = true;
  }
}
