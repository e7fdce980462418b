import { sameReference, statedCount } from './control-data.js';
import type { GroupDraft, InterchangeDraft } from './interchange-draft.js';
import type { GroupReading } from './model.js';
import { reportSegment } from './segment-report.js';
import { SegmentView } from './segment-view.js';
import { checkServiceSegment } from './service-check.js';
import { addFinding, shown, syntaxFinding } from './syntax-findings.js';
import { copyLastSegment, endOf, startOf } from './tape.js';

/** Opens a group at its UNG. */
export function openGroup(draft: InterchangeDraft): GroupDraft {
  const header = envelopeView(draft, 'UNG');
  const reference = header.text(5);
  if (reference !== '' && draft.groupReferences.has(reference)) {
    const params = { expected: 'a reference not used before in the interchange', actual: shown(reference) };
    addFinding(draft.findings, syntaxFinding('duplicate-group-reference', header.span(5), params));
  }
  draft.groupReferences.add(reference);
  return { header, reference, messages: [], typeReported: false };
}

/** Takes a message into the open group: all must be of the type that UNG names (31). */
export function takeGroupMessage(
  draft: InterchangeDraft,
  group: GroupDraft,
  ordinal: number,
  unh: SegmentView,
): void {
  group.messages.push(ordinal);
  const expected = group.header.text(1);
  const actual = unh.text(2, 1);
  if (expected === '' || actual === '' || expected === actual || group.typeReported) return;
  group.typeReported = true;
  const params = { expected: shown(expected), actual: shown(actual) };
  addFinding(draft.findings, syntaxFinding('message-type-not-of-group', unh.span(2, 1), params));
}

/** Closes a group with its UNE: the count (29), the reference (28), and that it held anything (32). */
export function closeGroup(draft: InterchangeDraft, group: GroupDraft): GroupReading {
  const trailer = envelopeView(draft, 'UNE');
  const stated = statedCount(trailer, 1);
  const received = group.messages.length;
  if (stated !== undefined && stated !== received) {
    const params = { expected: received, actual: stated };
    addFinding(draft.findings, syntaxFinding('control-count-mismatch', trailer.span(1), params));
  }
  if (!sameReference(group.header, 5, trailer, 2)) {
    const params = { expected: shown(group.reference), actual: shown(trailer.text(2)) };
    addFinding(draft.findings, syntaxFinding('control-reference-mismatch', trailer.span(2), params));
  }
  if (received === 0) {
    const params = { expected: 'at least one message', actual: 0 };
    addFinding(draft.findings, syntaxFinding('lower-level-empty', trailer.span(), params));
  }
  return groupReading(draft, group, trailer, endOf(trailer.context.tape, 0));
}

/** Closes a group whose UNE never came; `end` is where its last segment ended in the window. */
export function closeGroupWithoutTrailer(
  draft: InterchangeDraft,
  group: GroupDraft,
  end: number,
  instead: string,
): GroupReading {
  const { base } = draft.context.tape;
  const span = { offset: base + end, length: 0, interchange: draft.ordinal, tag: 'UNE' };
  addFinding(
    draft.findings,
    syntaxFinding('group-trailer-missing', span, { expected: 'UNE', actual: instead }),
  );
  return groupReading(draft, group, undefined, end);
}

function groupReading(
  draft: InterchangeDraft,
  group: GroupDraft,
  trailer: SegmentView | undefined,
  end: number,
): GroupReading {
  const { header, reference, messages } = group;
  const { tape } = header.context;
  const start = startOf(tape, 0);
  const span = { offset: tape.base + start, length: end - start, interchange: draft.ordinal };
  return { header, trailer, reference, messages, span };
}

/** The last segment on the tape, one of the envelope, on a tape of its own, reported on and checked. */
export function envelopeView(draft: InterchangeDraft, tag: 'UNG' | 'UNE' | 'UNZ'): SegmentView {
  const tape = copyLastSegment(draft.context.tape);
  const view = new SegmentView({ ...draft.context, tape }, 0, 0);
  reportSegment(view, draft.reporting, true, draft.findings);
  checkServiceSegment(view, draft.definitions[tag], draft.findings);
  return view;
}
