import { classTable } from './character-class.js';
import {
  closeInterchange,
  closeExceeded,
  closeInterchangeWithoutTrailer,
  takeSegment,
  tooManyErrors,
} from './read-interchange.js';
import type { InterchangeDraft } from './interchange-draft.js';
import { openInterchange, readHeader } from './interchange-header.js';
import { interchangeStartAt, type InterchangeStart } from './interchange-start.js';
import type { ReadLimits } from './limits.js';
import type { InterchangeReading, InterchangeSummary } from './model.js';
import { findStart } from './find-start.js';
import type { TransmissionSession } from './session-state.js';
import { readPlainMessage, WAS_PLAIN } from './plain-message.js';
import { createScanner, scanSegments } from './scanner.js';
import type { Scanner } from './scanner-state.js';
import { passStrays } from './stray-run.js';
import { addFinding, findingList, hasErrorsEnough, syntaxFinding } from './syntax-findings.js';
import { clearTape, createTape, dropSegment, forgetSegment, startOf } from './tape.js';
import type { TransmissionHandlers } from './transmission-handlers.js';

/** A session at the start of a window, all of which has arrived; one that hands things out begins with an empty one. */
export function createSession(
  bytes: Uint8Array,
  limits: ReadLimits,
  handlers?: TransmissionHandlers,
): TransmissionSession {
  const cells = handlers === undefined ? 2 * Math.min(limits.segmentBytesMax, bytes.length) : LENT_CELLS;
  const scanner = createScanner(createTape(windowOf(bytes), cells + 64), NO_CLASSES, limits.segmentBytesMax);
  // Written out, here and in what it makes: a spread that is not the first in a literal is a call into the runtime.
  return {
    limits,
    handlers,
    scanner,
    findings: findingList(limits.findingsMax),
    budget: {
      errors: limits.findingsTotalMax,
      warnings: limits.findingsTotalMax,
      warningBeyond: undefined,
    },
    interchanges: [],
    interchangeCount: 0,
    start: undefined,
    draft: undefined,
    outside: undefined,
    markSeen: false,
    stopped: false,
    waitedAt: -1,
    excessStart: -1,
    unreadStart: -1,
  };
}

/** Before the first UNB no segment is scanned. */
const NO_CLASSES = new Uint8Array(256);

/** Room for the marks of any usual message, so that they are found while it is read. */
const LENT_CELLS = 64 * 1024;

/** The same memory as a Buffer. */
export function windowOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads as far as the bytes go; `final` says that no more will come. */
export function advance(session: TransmissionSession, final: boolean): void {
  let moved = true;
  while (moved && !session.stopped) {
    if (session.draft !== undefined) moved = readBody(session, session.draft, final);
    else if (session.start !== undefined) moved = readUnb(session, session.start, final);
    else moved = begin(session, final);
  }
}

/** Says what can be said at the end only; `length` is how many bytes came in all. */
export function finishSession(session: TransmissionSession, length: number): void {
  const { limits, excessStart, unreadStart, findings } = session;
  if (excessStart >= 0) {
    const span = { offset: excessStart, length: length - excessStart };
    const params = { expected: limits.interchangesMax, actual: `more than ${limits.interchangesMax}` };
    addFinding(
      findings,
      session.budget.errors < 0
        ? tooManyErrors(limits, span)
        : syntaxFinding('limit-interchanges', span, params),
    );
  }
  if (unreadStart >= 0 && unreadStart < length) {
    const span = { offset: unreadStart, length: length - unreadStart };
    const params = { expected: 'an interchange within the limits', actual: `${span.length} bytes` };
    addFinding(findings, syntaxFinding('bytes-not-read', span, params));
  }
  const { warningBeyond } = session.budget;
  if (warningBeyond !== undefined) {
    const params = { expected: limits.findingsTotalMax, actual: `more than ${limits.findingsTotalMax}` };
    const span = { offset: warningBeyond.offset, length: warningBeyond.length };
    addFinding(findings, syntaxFinding('further-warnings-suppressed', span, params));
  }
  if (session.stopped || session.interchangeCount > 0) return;
  const params = { expected: 'UNA or UNB', actual: length === 0 ? 'no bytes' : 'neither' };
  addFinding(findings, syntaxFinding('no-interchange', { offset: 0, length }, params));
}

/** Outside any interchange: looks for the next one. False when the bytes ran out first. */
function begin(session: TransmissionSession, final: boolean): boolean {
  const { scanner, limits } = session;
  const start = findStart(session, final);
  if (start === undefined) return false;
  if (session.interchangeCount >= limits.interchangesMax || session.budget.errors < 0) {
    session.stopped = true;
    session.excessStart = scanner.tape.base + scanner.position;
    return false;
  }
  session.start = start;
  scanner.position = start.unb;
  scanner.classes = classTable(start.characters, undefined);
  return true;
}

/** Reads UNB: once for identifier and version, then again with the repertoire and the separators that these bring. */
function readUnb(session: TransmissionSession, start: InterchangeStart, final: boolean): boolean {
  const { scanner } = session;
  const { tape } = scanner;
  if (scanSegments(scanner, final) !== 'segment') return false;
  const reading = readHeader(tape, start);
  scanSegmentAgain(scanner, start.unb);
  scanner.classes = reading.classes;
  scanSegments(scanner, final);
  const draft = openInterchange(tape, session.interchangeCount + 1, start, reading, session);
  session.draft = draft;
  session.start = undefined;
  clearTape(tape);
  session.handlers?.onInterchange?.(draft.envelope);
  return true;
}

/** Takes the last segment off the tape and goes back to where it begins. */
function scanSegmentAgain(scanner: Scanner, position: number): void {
  dropSegment(scanner.tape);
  scanner.position = position;
  scanner.skipping = false;
  scanner.released = false;
}

/** Reads on inside an interchange. False when the bytes ran out. */
function readBody(session: TransmissionSession, draft: InterchangeDraft, final: boolean): boolean {
  const { scanner } = session;
  const { tape } = scanner;
  if (draft.message === undefined && scanner.openStart < 0 && !scanner.skipping) {
    let stop = readPlainMessage(draft, scanner);
    while (stop === WAS_PLAIN) stop = readPlainMessage(draft, scanner);
    if (!final && waitsForMore(session, draft, stop)) return false;
  }
  const { message } = draft;
  scanner.everySegment = message === undefined;
  scanner.counting = !scanner.everySegment;
  scanner.passing = message !== undefined && hasErrorsEnough(message.findings);
  if (draft.stray !== undefined) passStrays(draft.stray, scanner);
  const stop = scanSegments(scanner, final);
  if (stop === 'starved') {
    if (final)
      finish(
        session,
        draft,
        closeInterchangeWithoutTrailer(draft, 'the end of the data', session.scanner.position),
      );
    return false;
  }
  if (stop === 'una') return meetUna(session, draft, final);
  const start = startOf(tape, tape.last);
  const taken = takeSegment(draft);
  if (taken === 'complete') finish(session, draft, closeInterchange(draft));
  if (taken === 'left' || taken === 'next-interchange') scanSegmentAgain(scanner, start);
  if (taken === 'next-interchange') {
    finish(session, draft, closeInterchangeWithoutTrailer(draft, 'UNB', session.scanner.position));
  }
  if (draft.message === undefined) clearTape(tape);
  else if (tape.last > 0) forgetSegment(tape);
  if (draft.exceeded !== undefined && (taken === 'taken' || taken === 'left')) {
    session.stopped = true;
    session.unreadStart = tape.base + scanner.position;
    finish(session, draft, closeExceeded(draft));
  }
  return true;
}

/**
 * Whether to leave a message that may be plain until more of it is there, so that chunks of bytes that end inside a
 * message do not take each such message off the fast path: the segment at `stop`, where plain reading stopped, is not
 * complete yet. A message is waited for once, so that it is looked at twice at most however small the chunks are.
 */
function waitsForMore(session: TransmissionSession, draft: InterchangeDraft, stop: number): boolean {
  const { scanner } = session;
  const offset = scanner.tape.base + scanner.position;
  if (stop < 0 || session.waitedAt === offset || !isCutOff(draft, scanner, stop, scanner.end)) return false;
  session.waitedAt = offset;
  return true;
}

/** Whether the segment at `start` has no terminator before `to`. */
function isCutOff({ envelope }: InterchangeDraft, { tape }: Scanner, start: number, to: number): boolean {
  const terminator = tape.bytes.indexOf(envelope.serviceCharacters.terminator, start);
  return terminator < 0 || terminator >= to;
}

/** UNA at the start of a segment: the next interchange, if a UNB follows, and a misplaced tag if not. */
function meetUna(session: TransmissionSession, draft: InterchangeDraft, final: boolean): boolean {
  const { scanner } = session;
  const { tape } = scanner;
  const start = interchangeStartAt(tape.bytes, scanner.position, scanner.end, final);
  if (start === 'wait') return false;
  if (start === 'none') scanner.unaIsTag = true;
  else finish(session, draft, closeInterchangeWithoutTrailer(draft, 'UNA', session.scanner.position));
  return true;
}

/** Reads no further, because of a limit that lies outside the interchange. */
export function stopReading(session: TransmissionSession): void {
  const { draft } = session;
  session.stopped = true;
  if (draft !== undefined)
    finish(
      session,
      draft,
      closeInterchangeWithoutTrailer(draft, 'the limit of bytes', session.scanner.position),
    );
}

function finish(
  session: TransmissionSession,
  draft: InterchangeDraft,
  interchange: InterchangeReading,
): void {
  const { handlers } = session;
  session.interchangeCount += 1;
  session.draft = undefined;
  if (handlers === undefined) session.interchanges.push(interchange);
  else handlers.onInterchangeEnd?.(summaryOf(draft, interchange));
}

function summaryOf(
  { envelope, messageCount, groupCount }: InterchangeDraft,
  { trailer, span, findings }: InterchangeReading,
): InterchangeSummary {
  return { ...envelope, messageCount, groupCount, trailer, span, findings };
}
