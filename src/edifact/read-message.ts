import type { Finding, Span } from '../core/index.js';

import type { InterchangeDraft, MessageDraft } from './interchange-draft.js';
import { messageSource } from './message-source.js';
import { MessageView } from './message-view.js';
import { flagsToReport, reportSegment } from './segment-report.js';
import { SegmentView, type SegmentContext } from './segment-view.js';
import { checkServiceSegment } from './service-check.js';
import { sameReference, statedCount } from './control-data.js';
import { addFinding, closeFindings, findingList, shown, syntaxFinding } from './syntax-findings.js';
import { copySegment, endOf, flagsOf, startOf } from './tape.js';

const SECTIONS_MAX = 2;
const TEXTS_MAX = 5;

/** Opens a message at its UNH, the only segment on the tape. */
export function openMessage(draft: InterchangeDraft): MessageDraft {
  const ordinal = draft.messageCount + 1;
  const { tape, repertoire, classes, release, interchange } = draft.context;
  const context: SegmentContext = { tape, repertoire, classes, release, interchange, message: ordinal };
  const header = new SegmentView(context, 0, 1);
  const message: MessageDraft = {
    ordinal,
    context,
    header,
    offset: tape.base + startOf(tape, 0),
    isCut: false,
    findings: findingList(draft.limits.findingsMax, draft.budget),
    sections: 0,
    texts: 0,
  };
  // Nothing of UNH is left out before it is known where it belongs.
  const ofHeader = findingList(draft.limits.segmentBytesMax);
  reportSegment(header, draft.reporting, true, ofHeader);
  checkServiceSegment(header, draft.definitions.UNH, ofHeader);
  for (const finding of closeFindings(ofHeader))
    addFinding(isOfIdentity(finding) ? draft.findings : message.findings, finding);
  return message;
}

/**
 * Errors in 0062 and S009 belong a level above: UCM must copy both, so a message that they do not identify can only be
 * refused with its interchange (assumed; UCM of version 3 has both mandatory).
 */
function isOfIdentity({ severity, span }: Finding): boolean {
  return severity === 'error' && (span.element ?? 3) <= 2;
}

/**
 * Takes the last segment on the tape, one of an open message that is neither UNH nor UNT, if there is anything to say
 * about it. `service` tells a service segment: UNS, twice at most, or TXT, five times at most in a message; or UNA, which
 * may stand before UNB only (D422 5.1, 9735-1 6.1).
 */
export function takeMessageSegment(
  draft: InterchangeDraft,
  message: MessageDraft,
  service: 'UNA' | 'UNS' | 'TXT' | undefined,
): void {
  const { tape } = message.context;
  // A flood of faults must not take a view of each: with findings enough, nothing is left to say.
  const flags = flagsOf(tape, tape.last);
  if (service === undefined && flagsToReport(flags, draft.reporting, message.findings) === 0) return;
  const view = lastView(message);
  if (service === 'UNA') {
    const params = { expected: 'a segment of the message', actual: 'UNA' };
    addFinding(message.findings, syntaxFinding('service-string-misplaced', view.span(), params));
  }
  reportSegment(view, draft.reporting, service !== undefined, message.findings);
  if (service === undefined || service === 'UNA') return;
  checkServiceSegment(view, draft.definitions[service], message.findings);
  const [actual, expected] =
    service === 'UNS' ? [(message.sections += 1), SECTIONS_MAX] : [(message.texts += 1), TEXTS_MAX];
  if (actual <= expected) return;
  const code = service === 'UNS' ? 'section-control-repeated' : 'text-segment-repeated';
  addFinding(message.findings, syntaxFinding(code, view.span(), { expected, actual }));
}

/** Closes a message with its UNT: the count (29) and the reference (28). */
export function closeMessage(draft: InterchangeDraft, message: MessageDraft): MessageView {
  const { header, findings } = message;
  const trailer = lastView(message);
  reportSegment(trailer, draft.reporting, true, findings);
  checkServiceSegment(trailer, draft.definitions.UNT, findings);
  const stated = statedCount(trailer, 1);
  if (stated !== undefined && stated !== trailer.ordinal) {
    const params = { expected: trailer.ordinal, actual: stated };
    addFinding(findings, syntaxFinding('control-count-mismatch', trailer.span(1), params));
  }
  if (!sameReference(header, 1, trailer, 2)) {
    const params = { expected: shown(header.text(1)), actual: shown(trailer.text(2)) };
    addFinding(findings, syntaxFinding('control-reference-mismatch', trailer.span(2), params));
  }
  const end = endOf(trailer.context.tape, trailer.index);
  return messageView(draft, message, trailer.ordinal, end, end);
}

/**
 * Closes a message of `count` segments, the last of which ended at `end`, whose UNT never came; `instead` tells what came
 * in place of it, at `place`.
 */
export function closeWithoutTrailer(
  draft: InterchangeDraft,
  message: MessageDraft,
  count: number,
  end: number,
  instead: string,
  place: number,
): MessageView {
  const within = { interchange: draft.ordinal, message: message.ordinal, segment: count };
  const span: Span = { offset: message.context.tape.base + end, length: 0, ...within, tag: 'UNT' };
  const missing = syntaxFinding('message-trailer-missing', span, { expected: 'UNT', actual: instead });
  addFinding(message.findings, missing);
  return messageView(draft, message, count, end, place);
}

/** The last segment on the tape, as one of a message. */
function lastView(message: MessageDraft): SegmentView {
  const { tape } = message.context;
  return new SegmentView(message.context, tape.last, tape.segmentCount);
}

/**
 * `end` is where the last one ended in the window, and `past` where what comes after begins: the two are apart by line
 * ends, and by what was passed over of a last segment that was too long. All that counts for the limit, as a window may
 * have had to let go of a message because of it.
 */
function messageView(
  draft: InterchangeDraft,
  message: MessageDraft,
  count: number,
  end: number,
  past: number,
): MessageView {
  const { ordinal, findings, context, offset } = message;
  const { segmentsPerMessageMax: max, messageBytesMax } = draft.limits;
  const length = context.tape.base + end - offset;
  if (count > max) {
    const params = { expected: max, actual: count };
    addFinding(findings, syntaxFinding('limit-segments', message.header.span(), params));
  }
  const extent = context.tape.base + past - offset;
  if (extent > messageBytesMax) {
    cutMessage(message);
    const params = { expected: messageBytesMax, actual: extent };
    addFinding(findings, syntaxFinding('limit-message-bytes', message.header.span(), params));
  }
  const closed = closeFindings(findings, draft.budget);
  const { tape } = message.header.context;
  if (!message.isCut) return new MessageView(draft.source, ordinal, offset, length, length, closed);
  const source = messageSource({ ...draft.context, tape }, draft.limits, false);
  return new MessageView(source, ordinal, offset, length, endOf(tape, 0), closed);
}

/** Keeps no more of a message than a copy of its UNH: it is too long. */
export function cutMessage(message: MessageDraft): void {
  message.isCut = true;
  const { context } = message.header;
  message.header = new SegmentView({ ...context, tape: copySegment(context.tape, 0, true) }, 0, 1);
}
