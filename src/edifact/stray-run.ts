import type { InterchangeDraft } from './interchange-draft.js';
import { SegmentView } from './segment-view.js';
import { addFinding, shown, syntaxFinding } from './syntax-findings.js';
import { endOf, startOf } from './tape.js';

/** Takes a segment that belongs to nothing into the run. */
export function takeStray(draft: InterchangeDraft, index: number): void {
  if (draft.stray === undefined) {
    draft.stray = { first: index, last: index, count: 1 };
    return;
  }
  draft.stray.last = index;
  draft.stray.count += 1;
}

/** Ends the run, if there is one, and says so once: a lost UNH makes a stray of every segment of its message. */
export function closeStrayRun(draft: InterchangeDraft): void {
  const { stray, context } = draft;
  if (stray === undefined) return;
  draft.stray = undefined;
  const { tape } = context;
  const offset = tape.base + startOf(tape, stray.first);
  const tag = new SegmentView(context, stray.first, 0).tag;
  const span = {
    offset,
    length: tape.base + endOf(tape, stray.last) - offset,
    interchange: draft.ordinal,
    tag: shown(tag),
  };
  const params = { expected: 'UNH, UNG or UNZ', actual: shown(tag), count: stray.count };
  addFinding(draft.findings, syntaxFinding('segment-outside-message', span, params));
}
