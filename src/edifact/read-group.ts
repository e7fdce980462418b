import { sameReference, statedCount } from './control-data.js';
import type { GroupDraft, InterchangeDraft } from './interchange-draft.js';
import type { GroupReading } from './model.js';
import { noteReference, referenceSet } from './reference-set.js';
import { beginIdentities, reportNoRoom } from './message-identity.js';
import { reportSegment } from './segment-report.js';
import { SegmentView } from './segment-view.js';
import { checkServiceSegment } from './service-check.js';
import { addFinding, shown, syntaxFinding } from './syntax-findings.js';
import { copySegment, endOf } from './tape.js';

/** Opens a group at its UNG. */
export function openGroup(draft: InterchangeDraft): GroupDraft {
  const header = envelopeView(draft, 'UNG');
  const reference = header.text(5);
  const bytes = header.unreleasedBytes(5);
  draft.groupReferences ??= referenceSet(draft.referenceRoom);
  const noted = noteReference(draft.groupReferences, bytes, { start: 0, end: bytes.length });
  if (noted === 'full') reportNoRoom(draft, header.span(5));
  if (noted === 'seen') {
    const params = { expected: 'a reference not used before in the interchange', actual: shown(reference) };
    addFinding(draft.findings, syntaxFinding('duplicate-group-reference', header.span(5), params));
  }
  beginIdentities(draft);
  return { header, reference, messagesBefore: draft.messageCount, messageCount: 0, typeReported: false };
}

/** Takes a message into the open group: all must be of the type that UNG names (31). */
export function takeGroupMessage(draft: InterchangeDraft, group: GroupDraft, unh: SegmentView): void {
  group.messageCount += 1;
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
  const received = group.messageCount;
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
  return groupReading(draft, group, trailer, endOfCopy(trailer));
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
  return groupReading(draft, group, undefined, base + end);
}

/** Where a segment that has a tape of its own ends, in the transmission. */
export function endOfCopy({ context: { tape } }: SegmentView): number {
  return tape.base + endOf(tape, 0);
}

/** `end` is an offset in the transmission. */
function groupReading(
  draft: InterchangeDraft,
  group: GroupDraft,
  trailer: SegmentView | undefined,
  end: number,
): GroupReading {
  const { header, reference, messagesBefore, messageCount } = group;
  const { offset } = header.span();
  const span = { offset, length: end - offset, interchange: draft.ordinal };
  // Made when asked for: a group may hold all of a million messages.
  const ordinals = (): number[] => Array.from({ length: messageCount }, (_, i) => messagesBefore + i + 1);
  return {
    ...{ header, trailer, reference, span },
    get messages(): readonly number[] {
      return ordinals();
    },
  };
}

/** The last segment on the tape, one of the envelope, on a tape of its own, reported on and checked. */
export function envelopeView(draft: InterchangeDraft, tag: 'UNG' | 'UNE' | 'UNZ'): SegmentView {
  const tape = copySegment(draft.context.tape, draft.context.tape.last, draft.handlers !== undefined);
  const view = new SegmentView({ ...draft.context, tape }, 0, 0);
  reportSegment(view, draft.reporting, true, draft.findings);
  checkServiceSegment(view, draft.definitions[tag], draft.findings);
  return view;
}
