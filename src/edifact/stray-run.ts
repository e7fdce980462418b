import type { InterchangeDraft } from './interchange-draft.js';
import { SegmentView } from './segment-view.js';
import { addFinding, shown, syntaxFinding } from './syntax-findings.js';
import { endOf, startOf } from './tape.js';

/** Takes the last segment on the tape, one that belongs to nothing into the run. */
export function takeStray(draft: InterchangeDraft): void {
  const { tape } = draft.context;
  draft.stray ??= {
    start: tape.base + startOf(tape, tape.last),
    tag: new SegmentView(draft.context, tape.last, 0).tag,
    end: 0,
    count: 0,
  };
  draft.stray.end = tape.base + endOf(tape, tape.last);
  draft.stray.count += 1;
}

/** Ends the run, if there is one, and says so once: a lost UNH makes a stray of every segment of its message. */
export function closeStrayRun(draft: InterchangeDraft): void {
  const { stray } = draft;
  if (stray === undefined) return;
  draft.stray = undefined;
  const tag = shown(stray.tag);
  const place = { offset: stray.start, length: stray.end - stray.start };
  const span = { ...place, interchange: draft.ordinal, tag };
  const params = { expected: 'UNH, UNG or UNZ', actual: tag, count: stray.count };
  addFinding(draft.findings, syntaxFinding('segment-outside-message', span, params));
}
