import { interchangeStartAt, nextCandidate, type InterchangeStart } from './interchange-start.js';
import { isLineEnd, shownOutside, takeOutside } from './outside-run.js';
import { skipOverlong } from './scanner.js';
import { addFinding, syntaxFinding } from './syntax-findings.js';
import type { TransmissionSession } from './session-state.js';

/** Looks for the next interchange; undefined when the bytes ran out first. */
export function findStart(session: TransmissionSession, final: boolean): InterchangeStart | undefined {
  const { scanner } = session;
  const { bytes, base } = scanner.tape;
  const { end } = scanner;
  if (!session.markSeen && !skipByteOrderMark(session, final)) return undefined;
  if (scanner.skipping && !skipOverlong(scanner)) return undefined;
  for (;;) {
    while (scanner.position < end && isLineEnd(bytes[scanner.position])) scanner.position += 1;
    const { position } = scanner;
    if (position >= end) {
      if (final) reportOutside(session);
      return undefined;
    }
    const start = interchangeStartAt(bytes, position, end, final);
    if (start === 'wait') return undefined;
    if (start !== 'none') {
      reportOutside(session);
      return start;
    }
    session.outside ??= { start: base + position, end: 0, first: '' };
    scanner.position = nextCandidate(bytes, position + 1, end);
    takeOutside(session.outside, bytes, base, position, scanner.position);
  }
}

/**
 * A byte order mark is told by itself, for whoever wrote it does not see it, and is an error like all bytes before UNA or
 * UNB: it is in no repertoire, and practice tolerates line ends only. False while too few bytes came to tell.
 */
function skipByteOrderMark(session: TransmissionSession, final: boolean): boolean {
  const { scanner } = session;
  const { bytes } = scanner.tape;
  if (scanner.end < 3 && !final) return false;
  session.markSeen = true;
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return true;
  scanner.position = 3;
  const params = { expected: 'UNA or UNB', actual: 'a byte order mark' };
  addFinding(session.findings, syntaxFinding('byte-order-mark', { offset: 0, length: 3 }, params));
  return true;
}

function reportOutside(session: TransmissionSession): void {
  const { outside } = session;
  if (outside === undefined) return;
  session.outside = undefined;
  const { start, end } = outside;
  const params = { expected: 'UNA or UNB', actual: shownOutside(outside) };
  const finding = syntaxFinding('bytes-outside-interchange', { offset: start, length: end - start }, params);
  addFinding(session.findings, finding);
}
