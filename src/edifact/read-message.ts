import type { Finding, Span } from '../core/index.js';

import type { InterchangeDraft, MessageDraft } from './interchange-draft.js';
import { MessageView } from './message-view.js';
import { reportSegment } from './segment-report.js';
import { SegmentView, type SegmentContext } from './segment-view.js';
import { checkServiceSegment } from './service-check.js';
import { sameReference, statedCount } from './control-data.js';
import { addFinding, closeFindings, findingList, shown, syntaxFinding } from './syntax-findings.js';
import { endOf } from './tape.js';

const SECTIONS_MAX = 2;

/** Opens a message at its UNH. */
export function openMessage(draft: InterchangeDraft, index: number): MessageDraft {
  const ordinal = draft.messageCount + 1;
  const { tape, repertoire, classes, release, interchange } = draft.context;
  const context: SegmentContext = { tape, repertoire, classes, release, interchange, message: ordinal };
  const header = new SegmentView(context, index, 1);
  const findings = findingList(draft.limits.findingsMax);
  const message = { ordinal, context, header, findings, sections: 0 };
  // UCM copies 0062 and S009. A message that they do not identify can only be refused a level above.
  const report = (finding: Finding): void => {
    const isIdentity = finding.severity === 'error' && (finding.span.element ?? 3) <= 2;
    addFinding(isIdentity ? draft.findings : findings, finding);
  };
  reportSegment(header, draft.reporting, true, report);
  checkServiceSegment(header, draft.definitions.UNH, report);
  return message;
}

/** Takes a segment of an open message that is neither UNH nor UNT, if there is anything to say about it. */
export function takeMessageSegment(
  draft: InterchangeDraft,
  message: MessageDraft,
  index: number,
  isUns: boolean,
): void {
  const view = viewIn(message, index);
  const report = (finding: Finding): void => {
    addFinding(message.findings, finding);
  };
  reportSegment(view, draft.reporting, isUns, report);
  if (!isUns) return;
  checkServiceSegment(view, draft.definitions.UNS, report);
  message.sections += 1;
  if (message.sections <= SECTIONS_MAX) return;
  report(
    syntaxFinding('section-control-repeated', view.span(), {
      expected: SECTIONS_MAX,
      actual: message.sections,
    }),
  );
}

/** Closes a message with its UNT: the count (29) and the reference (28). */
export function closeMessage(draft: InterchangeDraft, message: MessageDraft, index: number): MessageView {
  const trailer = viewIn(message, index);
  const report = (finding: Finding): void => {
    addFinding(message.findings, finding);
  };
  reportSegment(trailer, draft.reporting, true, report);
  checkServiceSegment(trailer, draft.definitions.UNT, report);
  const stated = statedCount(trailer, 1);
  if (stated !== undefined && stated !== trailer.ordinal) {
    const params = { expected: trailer.ordinal, actual: stated };
    report(syntaxFinding('control-count-mismatch', trailer.span(1), params));
  }
  if (!sameReference(message.header, 1, trailer, 2)) {
    const params = { expected: shown(message.header.text(1)), actual: shown(trailer.text(2)) };
    report(syntaxFinding('control-reference-mismatch', trailer.span(2), params));
  }
  return messageReading(draft, message, index);
}

/** Closes a message whose UNT never came; `last` is its last segment, `instead` what came in place of UNT. */
export function closeWithoutTrailer(
  draft: InterchangeDraft,
  message: MessageDraft,
  last: number,
  instead: string,
): MessageView {
  const end = message.context.tape.base + endOf(message.context.tape, last);
  const place = {
    interchange: draft.ordinal,
    message: message.ordinal,
    segment: last - message.header.index + 1,
  };
  const span: Span = { offset: end, length: 0, ...place, tag: 'UNT' };
  addFinding(
    message.findings,
    syntaxFinding('message-trailer-missing', span, { expected: 'UNT', actual: instead }),
  );
  return messageReading(draft, message, last);
}

function viewIn(message: MessageDraft, index: number): SegmentView {
  return new SegmentView(message.context, index, index - message.header.index + 1);
}

function messageReading(draft: InterchangeDraft, message: MessageDraft, last: number): MessageView {
  const { segmentsPerMessageMax: max } = draft.limits;
  const count = last - message.header.index + 1;
  if (count > max) {
    const params = { expected: max, actual: count };
    addFinding(message.findings, syntaxFinding('limit-segments', message.header.span(), params));
  }
  return new MessageView(
    message.header,
    message.ordinal,
    closeFindings(message.findings),
    last,
    Math.min(count, max),
  );
}
