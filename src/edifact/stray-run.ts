import type { InterchangeDraft, StrayRun } from './interchange-draft.js';
import { passOver } from './pass-over.js';
import type { Scanner } from './scanner-state.js';
import { SegmentView } from './segment-view.js';
import { addFinding, shown, syntaxFinding } from './syntax-findings.js';
import { clearTape, startOf } from './tape.js';

/** Takes the last segment on the tape, one that belongs to nothing, into the run; where that ends is for `passStrays`. */
export function takeStray(draft: InterchangeDraft): void {
  const { tape } = draft.context;
  draft.stray ??= {
    start: tape.base + startOf(tape, tape.last),
    tag: new SegmentView(draft.context, tape.last, 0).tag,
    end: 0,
    count: 0,
  };
  draft.stray.count += 1;
}

/**
 * Ends an open run after its last segment, and takes more into it that stand in no message, as long as that needs no look
 * at any of them.
 */
export function passStrays(stray: StrayRun, scanner: Scanner): void {
  const { tape } = scanner;
  if (scanner.openStart >= 0 || scanner.skipping) return;
  passOver(scanner);
  stray.end = tape.base + tape.lastEnd;
  stray.count += tape.segmentCount;
  clearTape(tape);
}

/** Ends the run, if there is one, and says so once: a lost UNH makes a stray of every segment of its message. */
export function closeStrayRun(draft: InterchangeDraft): void {
  const { stray } = draft;
  if (stray === undefined) return;
  draft.stray = undefined;
  const tag = shown(stray.tag);
  // What was passed over of a last segment that was too long belongs to it.
  const end = Math.max(stray.end, draft.context.tape.passedTo);
  const place = { offset: stray.start, length: end - stray.start };
  const span = { ...place, interchange: draft.ordinal, tag };
  const params = { expected: 'UNH, UNG or UNZ', actual: tag, count: stray.count };
  const isFunction = draft.version === '4' && UNSUPPORTED_FUNCTIONS.includes(stray.tag);
  const code = isFunction ? 'envelope-function-unsupported' : 'segment-outside-message';
  addFinding(draft.findings, syntaxFinding(code, span, params));
}

/**
 * What version 4 has around messages and the engine does not: packages of objects (9735-8), security at the level of
 * interchange and group (9735-5). What comes after in the same run, such as an object's bytes, is of it.
 */
const UNSUPPORTED_FUNCTIONS: readonly string[] = ['UNO', 'USH', 'USC', 'USA', 'USR', 'UST'];
