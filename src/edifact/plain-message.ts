import type { Span } from '../core/index.js';

import { CR, ELEMENT, LF, ORDINARY, TERMINATOR } from './character-class.js';
import { sameBytes } from './control-data.js';
import { deliverMessage } from './deliver-message.js';
import type { InterchangeDraft, MessageDraft } from './interchange-draft.js';
import { reportNoRoom } from './message-identity.js';
import { MessageView } from './message-view.js';
import { noteReference, REFERENCE_BYTES_MAX } from './reference-set.js';
import { countPlain, scanPlain } from './scan-plain.js';
import type { Scanner } from './scanner-state.js';
import type { BytePlace } from './segment-view.js';
import { NO_FINDINGS } from './syntax-findings.js';
import { clearTape, endOf, flagsOf, startOf } from './tape.js';

/** A plain message was read. */
export const WAS_PLAIN = -1;
/** As things stand in the interchange, no message is plain. */
const NEVER_PLAIN = -2;

const COUNT_DIGITS_MAX = 6;
const TAG_BYTES = 3;
const U = 0x55;
const N = 0x4e;
const H = 0x48;
const T = 0x54;
const DIGIT_0 = 0x30;

/**
 * Remembers what follows 0062 in a UNH about which there was nothing to say, so that the next one that ends in the same
 * bytes needs no checking of its own.
 */
export function learnHeader(draft: InterchangeDraft, { header, findings }: MessageDraft): void {
  const { tape } = header.context;
  const isPlain = findings.kept === undefined && draft.findings.kept === undefined;
  if (!isPlain || flagsOf(tape, header.index) !== 0) return;
  draft.plainHeaderTail = Buffer.from(tape.bytes.subarray(header.bytesOf(1).end, endOf(tape, header.index)));
}

/**
 * Reads one whole message in which there is nothing to report: a UNH that differs from an earlier good one in nothing but
 * a new reference, plain data segments, a UNT with the right count and reference. Then it gives `WAS_PLAIN`; for any
 * other, nothing is done, and it gives the place of the first segment that is not plain, or not all there: the state
 * machine reads such a message, and finds what there is to say. Nearly every message of honest traffic is plain, and
 * costs no more than the look at its bytes.
 */
export function readPlainMessage(draft: InterchangeDraft, scanner: Scanner): number {
  const { tape, classes, position, end } = scanner;
  const { bytes } = tape;
  const { limits, references } = draft;
  if (references === undefined || !expectsPlain(draft)) return NEVER_PLAIN;
  let start = position;
  while (start < end && (bytes[start] === LF || bytes[start] === CR)) start += 1;
  const reference = referenceOf(scanner, start);
  if (reference === undefined) return start;
  const headEnd = plainHeadEnd(draft, bytes, reference, end);
  if (headEnd < 0 || headEnd - start > limits.segmentBytesMax) return start;
  const { lastEnd, previousEnd } = tape;
  const trailer = passSegments(draft, scanner, start, headEnd);
  const count = tape.segmentCount;
  const past = trailerEnd(bytes, classes, trailer, end, count, reference);
  const isWithin =
    past - trailer <= limits.segmentBytesMax &&
    past - start <= limits.messageBytesMax &&
    count <= limits.segmentsPerMessageMax;
  const noted = past < 0 || !isWithin ? 'seen' : noteReference(references, bytes, reference);
  if (noted === 'seen') {
    draft.source.lentTo = 0;
    clearTape(tape);
    tape.lastEnd = lastEnd;
    tape.previousEnd = previousEnd;
    scanner.position = position;
    return trailer;
  }
  scanner.position = past;
  draft.messageCount += 1;
  draft.bareMessages = true;
  if (noted === 'full') reportNoRoom(draft, referenceSpan(draft, reference));
  const offset = tape.base + start;
  const { source, messageCount: ordinal } = draft;
  deliverMessage(draft, new MessageView(source, ordinal, offset, past - start, past - start, NO_FINDINGS));
  clearTape(tape);
  tape.lastEnd = past;
  return WAS_PLAIN;
}

/** Whether the next message can be a plain one: the envelope must be in order, and without groups. */
function expectsPlain(draft: InterchangeDraft): boolean {
  return (
    draft.plainHeaderTail !== undefined &&
    draft.groupCount === 0 &&
    draft.group === undefined &&
    draft.stray === undefined &&
    draft.messageCount < draft.limits.messagesMax
  );
}

/** The place after a UNH that goes on after its reference as a good one did; -1 for any other. */
function plainHeadEnd(
  { plainHeaderTail: tail }: InterchangeDraft,
  bytes: Buffer,
  { end: start }: BytePlace,
  end: number,
): number {
  if (tail === undefined || start + tail.length > end) return -1;
  for (let i = 0; i < tail.length; i += 1) {
    if (bytes[start + i] !== tail[i]) return -1;
  }
  return start + tail.length;
}

/**
 * Passes over UNH and data segments, and counts them and a UNT. Puts them on the tape where a handler is going to have the
 * message: whoever takes messages one by one looks into them. Gives the place where UNT must stand.
 */
function passSegments(draft: InterchangeDraft, scanner: Scanner, start: number, headEnd: number): number {
  const { tape } = scanner;
  const { source, handlers } = draft;
  clearTape(tape);
  if (handlers?.onMessage === undefined) {
    scanner.position = headEnd;
    tape.segmentCount = 1;
    countPlain(scanner);
    tape.segmentCount += 1;
    return scanner.position;
  }
  scanner.position = start;
  if (!scanPlain(scanner, 2)) return scanner.position;
  source.lent = tape;
  source.lentTo = draft.messageCount + 1;
  return startOf(tape, tape.last);
}

function referenceSpan(
  { context, messageCount, ordinal }: InterchangeDraft,
  { start, end }: BytePlace,
): Span {
  const place = { offset: context.tape.base + start, length: end - start };
  return { ...place, interchange: ordinal, message: messageCount, segment: 1, tag: 'UNH', element: 1 };
}

/** 0062 of a UNH at a place, if it is plain and of a length that it may have. */
function referenceOf({ tape, classes, end }: Scanner, at: number): BytePlace | undefined {
  const { bytes } = tape;
  if (bytes[at] !== U || bytes[at + 1] !== N || bytes[at + 2] !== H) return undefined;
  const start = at + TAG_BYTES + 1;
  if (start >= end || classes[bytes[start - 1] ?? 0] !== ELEMENT) return undefined;
  const limit = Math.min(end, start + REFERENCE_BYTES_MAX);
  let place = start;
  while (place < limit && classes[bytes[place] ?? 0] === ORDINARY) place += 1;
  return place === start ? undefined : { start, end: place };
}

/** The place after a UNT that stands at `at` and says exactly this count and this reference; -1 for anything else. */
function trailerEnd(
  bytes: Uint8Array,
  classes: Uint8Array,
  at: number,
  end: number,
  count: number,
  reference: BytePlace,
): number {
  if (bytes[at] !== U || bytes[at + 1] !== N || bytes[at + 2] !== T) return -1;
  if (classes[bytes[at + TAG_BYTES] ?? 0] !== ELEMENT) return -1;
  const first = at + TAG_BYTES + 1;
  let place = first;
  let stated = 0;
  while (place < end && place - first < COUNT_DIGITS_MAX && isDigit(bytes[place])) {
    stated = stated * 10 + (bytes[place] ?? 0) - DIGIT_0;
    place += 1;
  }
  if (place === first || stated !== count || classes[bytes[place] ?? 0] !== ELEMENT) return -1;
  const past = place + 1 + reference.end - reference.start;
  if (past >= end || classes[bytes[past] ?? 0] !== TERMINATOR) return -1;
  return sameBytes(bytes, reference, bytes, { start: place + 1, end: past }) ? past + 1 : -1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= DIGIT_0 && byte <= DIGIT_0 + 9;
}
