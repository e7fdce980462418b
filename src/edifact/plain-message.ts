import { CR, ELEMENT, LF, ORDINARY, TERMINATOR } from './character-class.js';
import { compareBytes } from './control-data.js';
import { countPlain } from './count-plain.js';
import type { InterchangeDraft, MessageDraft } from './interchange-draft.js';
import { MessageView } from './message-view.js';
import type { Scanner } from './scanner-state.js';
import type { BytePlace } from './segment-view.js';
import { NO_FINDINGS } from './syntax-findings.js';
import { endOf, flagsOf } from './tape.js';

const REFERENCE_BYTES_MAX = 14;
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
  draft.plainHeaderTail = { start: header.bytesOf(1).end, end: endOf(tape, header.index) };
}

/**
 * Reads one whole message in which there is nothing to report: a UNH that differs from an earlier good one in nothing but
 * a reference that grew, plain data segments, a UNT with the right count and reference. False, and nothing done, for any
 * other: then the state machine reads it, and finds what there is to say. Nearly every message of honest traffic is of
 * this kind, and costs no more than the look at its bytes.
 */
export function readPlainMessage(draft: InterchangeDraft, scanner: Scanner): boolean {
  const { tape, classes } = scanner;
  const { bytes } = tape;
  const { plainHeaderTail: tail, lastReference, limits } = draft;
  if (tail === undefined || lastReference === undefined || draft.identities !== undefined) return false;
  if (draft.groupCount > 0 || draft.group !== undefined || draft.stray !== undefined) return false;
  if (draft.messages.length >= limits.messagesMax) return false;
  const { position, end } = scanner;
  let start = position;
  while (start < end && (bytes[start] === LF || bytes[start] === CR)) start += 1;
  const reference = referenceOf(scanner, start);
  if (reference === undefined || compareBytes(bytes, lastReference, reference) >= 0) return false;
  const headEnd = reference.end + tail.end - tail.start;
  if (headEnd > end || headEnd - start > limits.segmentBytesMax) return false;
  if (compareBytes(bytes, tail, { start: reference.end, end: headEnd }) !== 0) return false;
  const { lastEnd, previousEnd } = tape;
  scanner.position = headEnd;
  tape.segmentCount = 1;
  countPlain(scanner);
  const [trailer, count] = [scanner.position, tape.segmentCount + 1];
  const past = trailerEnd(bytes, classes, trailer, end, count, reference);
  tape.segmentCount = 0;
  if (past < 0 || past - trailer > limits.segmentBytesMax || count > limits.segmentsPerMessageMax) {
    tape.lastEnd = lastEnd;
    tape.previousEnd = previousEnd;
    scanner.position = position;
    return false;
  }
  tape.lastEnd = past;
  scanner.position = past;
  draft.messageCount += 1;
  draft.lastReference = reference;
  draft.bareMessages = true;
  draft.messages.push(new MessageView(draft.source, draft.messageCount, start, past, NO_FINDINGS));
  return true;
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
  return compareBytes(bytes, reference, { start: place + 1, end: past }) === 0 ? past + 1 : -1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= DIGIT_0 && byte <= DIGIT_0 + 9;
}
