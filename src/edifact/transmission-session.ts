import { classTable, CR, LF } from './character-class.js';
import {
  closeInterchange,
  closeExceeded,
  closeInterchangeWithoutTrailer,
  takeSegment,
} from './read-interchange.js';
import type { InterchangeDraft } from './interchange-draft.js';
import { openInterchange, readHeader } from './interchange-header.js';
import { interchangeStartAt, nextCandidate, type InterchangeStart } from './interchange-start.js';
import type { ReadLimits } from './limits.js';
import type { InterchangeReading } from './model.js';
import { readPlainMessage } from './plain-message.js';
import { createScanner, scanSegments } from './scanner.js';
import type { Scanner } from './scanner-state.js';
import {
  addFinding,
  findingList,
  type FindingBudget,
  type FindingList,
  shown,
  syntaxFinding,
} from './syntax-findings.js';
import { clearTape, createTape, dropSegment, forgetSegment, startOf } from './tape.js';

/** A transmission being read: where it stands and what it found so far. */
export interface TransmissionSession {
  readonly limits: ReadLimits;
  readonly scanner: Scanner;
  readonly findings: FindingList;
  readonly budget: FindingBudget;
  readonly interchanges: InterchangeReading[];
  /** An interchange whose UNB is being scanned. */
  start: InterchangeStart | undefined;
  /** An interchange whose UNB has been read. */
  draft: InterchangeDraft | undefined;
  /** First of the bytes that belong to no interchange; -1 when there are none just now. */
  outsideStart: number;
  markSeen: boolean;
  /** A limit was hit: nothing more is read. */
  stopped: boolean;
}

/** A session at the start of a window, of which `end` bytes have arrived. */
export function createSession(bytes: Uint8Array, limits: ReadLimits): TransmissionSession {
  const scanner = createScanner(
    createTape(windowOf(bytes), 2 * Math.min(limits.segmentBytesMax, bytes.length) + 64),
    new Uint8Array(256),
    limits.segmentBytesMax,
  );
  const findings = findingList(limits.findingsMax);
  const open = { start: undefined, draft: undefined, outsideStart: -1, markSeen: false, stopped: false };
  return { limits, scanner, findings, budget: { left: limits.findingsTotalMax }, interchanges: [], ...open };
}

/** The same memory as a Buffer. */
export function windowOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads as far as the bytes go; `final` says that no more will come. */
export function advance(session: TransmissionSession, final: boolean): void {
  let moved = true;
  while (moved && !session.stopped) {
    if (session.draft !== undefined) moved = readBody(session, session.draft, final);
    else if (session.start !== undefined) moved = readUnb(session, session.start, final);
    else moved = findStart(session, final);
  }
  if (final && !session.stopped && session.interchanges.length === 0) {
    const span = { offset: 0, length: session.scanner.end };
    const params = { expected: 'UNA or UNB', actual: session.scanner.end === 0 ? 'no bytes' : 'neither' };
    addFinding(session.findings, syntaxFinding('no-interchange', span, params));
  }
}

/** Outside any interchange: looks for the next one. False when the bytes ran out first. */
function findStart(session: TransmissionSession, final: boolean): boolean {
  const { scanner, limits } = session;
  const { bytes } = scanner.tape;
  const { end } = scanner;
  if (!session.markSeen && !skipByteOrderMark(session, final)) return false;
  for (;;) {
    while (session.outsideStart < 0 && scanner.position < end && isLineEnd(bytes[scanner.position]))
      scanner.position += 1;
    if (scanner.position >= end) {
      if (final) reportOutside(session);
      return false;
    }
    const start = interchangeStartAt(bytes, scanner.position, end, final);
    if (start === 'wait') return false;
    if (start !== 'none') {
      reportOutside(session);
      if (session.interchanges.length >= limits.interchangesMax) stopAtLimit(session);
      else beginHeader(session, start);
      return true;
    }
    if (session.outsideStart < 0) session.outsideStart = scanner.position;
    scanner.position = nextCandidate(bytes, scanner.position + 1, end);
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF;
}

/** A byte order mark has no business in front of EDIFACT, but does no harm either. False while too few bytes came to tell. */
function skipByteOrderMark(session: TransmissionSession, final: boolean): boolean {
  const { scanner } = session;
  const { bytes } = scanner.tape;
  if (scanner.end < 3 && !final) return false;
  session.markSeen = true;
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf || scanner.end < 3) return true;
  scanner.position = 3;
  const params = { expected: 'UNA or UNB', actual: 'a byte order mark' };
  addFinding(session.findings, syntaxFinding('byte-order-mark', { offset: 0, length: 3 }, params));
  return true;
}

const SHOWN_BYTES = 20;

function reportOutside(session: TransmissionSession): void {
  const { outsideStart, scanner } = session;
  if (outsideStart < 0) return;
  session.outsideStart = -1;
  const { bytes } = scanner.tape;
  let end = scanner.position;
  while (isLineEnd(bytes[end - 1])) end -= 1;
  const actual = shown(
    String.fromCharCode(...bytes.subarray(outsideStart, Math.min(end, outsideStart + SHOWN_BYTES))),
  );
  const span = { offset: outsideStart, length: end - outsideStart };
  addFinding(
    session.findings,
    syntaxFinding('bytes-outside-interchange', span, { expected: 'UNA or UNB', actual }),
  );
}

function stopAtLimit(session: TransmissionSession): void {
  const { scanner, limits } = session;
  session.stopped = true;
  const span = { offset: scanner.position, length: scanner.end - scanner.position };
  const params = { expected: limits.interchangesMax, actual: `more than ${limits.interchangesMax}` };
  addFinding(session.findings, syntaxFinding('limit-interchanges', span, params));
}

function beginHeader(session: TransmissionSession, start: InterchangeStart): void {
  const { scanner } = session;
  session.start = start;
  scanner.position = start.unb;
  scanner.classes = classTable(start.characters, undefined);
  scanner.everySegment = true;
  scanner.counting = false;
}

/** Reads UNB: once for identifier and version, then again with the repertoire and the separators that these bring. */
function readUnb(session: TransmissionSession, start: InterchangeStart, final: boolean): boolean {
  const { scanner, limits } = session;
  const { tape } = scanner;
  if (scanSegments(scanner, final) !== 'segment') return false;
  const reading = readHeader(tape, start);
  dropSegment(tape);
  scanner.position = start.unb;
  scanner.classes = reading.classes;
  scanSegments(scanner, final);
  const ordinal = session.interchanges.length + 1;
  session.draft = openInterchange(tape, ordinal, start, reading, limits, session.budget);
  session.start = undefined;
  clearTape(tape);
  return true;
}

/** Reads on inside an interchange. False when the bytes ran out. */
function readBody(session: TransmissionSession, draft: InterchangeDraft, final: boolean): boolean {
  const { scanner } = session;
  const { tape } = scanner;
  if (draft.message === undefined && scanner.openStart < 0) {
    while (readPlainMessage(draft, scanner));
  }
  scanner.everySegment = draft.message === undefined;
  scanner.counting = !scanner.everySegment;
  const stop = scanSegments(scanner, final);
  if (stop === 'starved') {
    if (final) finish(session, closeInterchangeWithoutTrailer(draft, 'the end of the data'));
    return false;
  }
  if (stop === 'una') return meetUna(session, draft, final);
  const start = startOf(tape, tape.last);
  const taken = takeSegment(draft);
  if (taken === 'complete') finish(session, closeInterchange(draft));
  if (taken === 'next-interchange') {
    scanner.position = start;
    dropSegment(tape);
    finish(session, closeInterchangeWithoutTrailer(draft, 'UNB'));
  }
  if (draft.message === undefined) clearTape(tape);
  else if (tape.last > 0) forgetSegment(tape);
  if (draft.exceeded && taken === 'taken') {
    session.stopped = true;
    finish(session, closeExceeded(draft));
  }
  return true;
}

/** UNA at the start of a segment: the next interchange, if a UNB follows, and a misplaced tag if not. */
function meetUna(session: TransmissionSession, draft: InterchangeDraft, final: boolean): boolean {
  const { scanner } = session;
  const { tape } = scanner;
  const start = interchangeStartAt(tape.bytes, scanner.position, scanner.end, final);
  if (start === 'wait') return false;
  if (start === 'none') scanner.unaIsTag = true;
  else finish(session, closeInterchangeWithoutTrailer(draft, 'UNA'));
  return true;
}

function finish(session: TransmissionSession, interchange: InterchangeReading): void {
  session.interchanges.push(interchange);
  session.draft = undefined;
}
