import type { Span } from '../core/index.js';

import type { InterchangeDraft, MessageDraft } from './interchange-draft.js';
import { MessageView } from './message-view.js';
import { reportSegment } from './segment-report.js';
import { SegmentView, type SegmentContext } from './segment-view.js';
import { checkServiceSegment } from './service-check.js';
import { sameReference, statedCount } from './control-data.js';
import { addFinding, closeFindings, findingList, shown, syntaxFinding } from './syntax-findings.js';
import { endOf, startOf } from './tape.js';

const SECTIONS_MAX = 2;

/** Opens a message at its UNH, the only segment on the tape. */
export function openMessage(draft: InterchangeDraft): MessageDraft {
  const ordinal = draft.messageCount + 1;
  const { tape, repertoire, classes, release, interchange } = draft.context;
  const context: SegmentContext = { tape, repertoire, classes, release, interchange, message: ordinal };
  const header = new SegmentView(context, 0, 1);
  const message = {
    ordinal,
    context,
    header,
    findings: findingList(draft.limits.findingsMax, draft.budget),
    dropped: 0,
    sections: 0,
  };
  reportSegment(header, draft.reporting, true, message.findings);
  checkServiceSegment(header, draft.definitions.UNH, message.findings);
  if (message.findings.kept !== undefined) refuseUnidentified(draft, message);
  return message;
}

/**
 * Moves errors in 0062 and S009 a level above: UCM must copy both, so a message that they do not identify can only be
 * refused with its interchange (assumed; UCM of version 3 has both mandatory).
 */
function refuseUnidentified(draft: InterchangeDraft, message: MessageDraft): void {
  const { kept = [], max } = message.findings;
  message.findings = findingList(max);
  for (const finding of kept) {
    const isIdentity = finding.severity === 'error' && (finding.span.element ?? 3) <= 2;
    addFinding(isIdentity ? draft.findings : message.findings, finding);
  }
}

/** Takes a segment of an open message that is neither UNH nor UNT, if there is anything to say about it. */
export function takeMessageSegment(
  draft: InterchangeDraft,
  message: MessageDraft,
  index: number,
  isUns: boolean,
): void {
  const view = viewIn(message, index);
  reportSegment(view, draft.reporting, isUns, message.findings);
  if (!isUns) return;
  checkServiceSegment(view, draft.definitions.UNS, message.findings);
  message.sections += 1;
  if (message.sections <= SECTIONS_MAX) return;
  const params = { expected: SECTIONS_MAX, actual: message.sections };
  addFinding(message.findings, syntaxFinding('section-control-repeated', view.span(), params));
}

/** Closes a message with its UNT: the count (29) and the reference (28). */
export function closeMessage(draft: InterchangeDraft, message: MessageDraft, index: number): MessageView {
  const { header, findings } = message;
  const trailer = viewIn(message, index);
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
  return messageView(draft, message, index + message.dropped, endOf(trailer.context.tape, index));
}

/** Closes a message whose UNT never came; `last` is its last segment, `instead` what came in place of UNT. */
export function closeWithoutTrailer(
  draft: InterchangeDraft,
  message: MessageDraft,
  last: number,
  instead: string,
): MessageView {
  const { tape } = message.context;
  const place = { interchange: draft.ordinal, message: message.ordinal, segment: last + 1 + message.dropped };
  const end = message.dropped === 0 ? endOf(tape, last) : draft.lastEnd;
  const span: Span = { offset: tape.base + end, length: 0, ...place, tag: 'UNT' };
  const missing = syntaxFinding('message-trailer-missing', span, { expected: 'UNT', actual: instead });
  addFinding(message.findings, missing);
  return messageView(draft, message, last + message.dropped, end);
}

function viewIn(message: MessageDraft, index: number): SegmentView {
  return new SegmentView(message.context, index, index + 1 + message.dropped);
}

/** `last` counts segments that were dropped too; `end` is where the last one ended in the window. */
function messageView(draft: InterchangeDraft, message: MessageDraft, last: number, end: number): MessageView {
  const { ordinal, findings, context } = message;
  const { segmentsPerMessageMax: max } = draft.limits;
  if (last >= max) {
    const params = { expected: max, actual: last + 1 };
    addFinding(findings, syntaxFinding('limit-segments', message.header.span(), params));
  }
  const start = startOf(context.tape, 0);
  return new MessageView(
    draft.context,
    draft.limits,
    ordinal,
    start,
    end,
    closeFindings(findings, draft.budget),
  );
}
