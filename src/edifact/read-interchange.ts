import type { Finding, Span } from '../core/index.js';

import {
  closeGroup,
  closeGroupWithoutTrailer,
  endOfCopy,
  envelopeView,
  openGroup,
  takeGroupMessage,
} from './read-group.js';
import { learnHeader } from './plain-message.js';
import { deliverMessage } from './deliver-message.js';
import { beginIdentities, noteIdentity } from './message-identity.js';
import { sameReference, statedCount } from './control-data.js';
import type { InterchangeDraft } from './interchange-draft.js';
import { closeMessage, closeWithoutTrailer, openMessage, takeMessageSegment } from './read-message.js';
import type { ReadLimits } from './limits.js';
import type { MessageView } from './message-view.js';
import type { GroupReading, InterchangeReading } from './model.js';
import { SegmentView } from './segment-view.js';
import { addFinding, closeFindings, shown, syntaxFinding } from './syntax-findings.js';
import { closeStrayRun, takeStray } from './stray-run.js';
import { flagsOf, keepLastSegment, MALFORMED_TAG, startOf } from './tape.js';

/**
 * What taking a segment came to: go on, the interchange is complete, another one starts with this very segment, or it was
 * left because a limit was hit before it.
 */
export type Taken = 'taken' | 'complete' | 'next-interchange' | 'left';

// The last letters of UNA, UNB, UNE, UNG, UNH, UNS, UNT and UNZ.
const A = 0x41;
const B = 0x42;
const E = 0x45;
const G = 0x47;
const H = 0x48;
const S = 0x53;
const T = 0x54;
const X = 0x58;
const Z = 0x5a;

/** Takes one segment, which must be the last on the tape, into an interchange. */
export function takeSegment(draft: InterchangeDraft): Taken {
  const letter = serviceLetter(draft);
  if (letter === Z) return 'complete';
  if (letter === B) return 'next-interchange';
  if (letter === H) return takeUnh(draft);
  if (letter === G) return takeUng(draft);
  if (letter === T) takeUnt(draft);
  else if (letter === E) takeUne(draft);
  else if (draft.message === undefined) takeStray(draft);
  else takeMessageSegment(draft, draft.message, serviceInMessage(draft, letter));
  return 'taken';
}

/** The last letter of a tag UNx; 0 for any other segment. */
function serviceLetter(draft: InterchangeDraft): number {
  const { tape } = draft.context;
  const start = startOf(tape, tape.last);
  if ((flagsOf(tape, tape.last) & MALFORMED_TAG) !== 0) return 0;
  return tape.bytes[start] === 0x55 && tape.bytes[start + 1] === 0x4e ? (tape.bytes[start + 2] ?? 0) : 0;
}

/** Which service segment the last one is, of those that end nothing. */
function serviceInMessage(draft: InterchangeDraft, letter: number): 'UNA' | 'UNS' | 'TXT' | undefined {
  if (letter === A) return 'UNA';
  if (letter === S) return 'UNS';
  return isText(draft) ? 'TXT' : undefined;
}

/** Whether the last segment is TXT, a service segment that version 4 no longer has. */
function isText(draft: InterchangeDraft): boolean {
  const { tape } = draft.context;
  const start = startOf(tape, tape.last);
  if (draft.version === '4' || (flagsOf(tape, tape.last) & MALFORMED_TAG) !== 0) return false;
  return tape.bytes[start] === T && tape.bytes[start + 1] === X && tape.bytes[start + 2] === T;
}

function takeUng(draft: InterchangeDraft): Taken {
  endLevel(draft, lastSegment(draft, 'UNG'));
  if (draft.exceeded !== undefined) return 'left';
  noteMixing(draft, new SegmentView(draft.context, draft.context.tape.last, 0), true);
  draft.group = openGroup(draft);
  return 'taken';
}

function takeUnh(draft: InterchangeDraft): Taken {
  endMessage(draft, lastSegment(draft, 'UNH'));
  if (draft.exceeded !== undefined) return 'left';
  closeStrayRun(draft);
  keepLastSegment(draft.context.tape);
  const message = openMessage(draft);
  draft.messageCount += 1;
  draft.message = message;
  noteIdentity(draft, message);
  learnHeader(draft, message);
  if (draft.group === undefined) {
    noteMixing(draft, message.header, false);
    draft.bareMessages = true;
  } else {
    takeGroupMessage(draft, draft.group, message.header);
  }
  return 'taken';
}

/** Groups and bare messages must not be mixed (30); said once, where the second sort begins. */
function noteMixing(draft: InterchangeDraft, view: SegmentView, isGroup: boolean): void {
  const mixed = isGroup ? draft.bareMessages : draft.groupCount > 0;
  if (!mixed || draft.mixedReported) return;
  draft.mixedReported = true;
  const params = { expected: isGroup ? 'UNH or UNZ' : 'UNG or UNZ', actual: isGroup ? 'UNG' : 'UNH' };
  addFinding(draft.findings, syntaxFinding('groups-and-messages-mixed', view.span(), params));
}

function takeUnt(draft: InterchangeDraft): void {
  if (draft.message === undefined) {
    takeStray(draft);
    return;
  }
  keepMessage(draft, closeMessage(draft, draft.message));
}

function takeUne(draft: InterchangeDraft): void {
  endMessage(draft, lastSegment(draft, 'UNE'));
  if (draft.group === undefined) {
    takeStray(draft);
    return;
  }
  closeStrayRun(draft);
  keepGroup(draft, closeGroup(draft, draft.group));
}

function keepMessage(draft: InterchangeDraft, message: MessageView): void {
  draft.message = undefined;
  if (message.ordinal > draft.limits.messagesMax) {
    noteExcess(draft, message.span);
    return;
  }
  deliverMessage(draft, message);
  if (draft.budget.errors < 0) noteFlood(draft, message.span);
}

function keepGroup(draft: InterchangeDraft, group: GroupReading): void {
  draft.group = undefined;
  draft.groupCount += 1;
  beginIdentities(draft);
  if (draft.groupCount > draft.limits.messagesMax) noteExcess(draft, group.span);
  else if (draft.handlers === undefined) draft.groups.push(group);
  else draft.handlers.onGroup?.(group, draft.envelope);
}

/** Messages or groups are more than the limit: the interchange is refused and read no further. */
function noteExcess(draft: InterchangeDraft, span: Span): void {
  const { messagesMax } = draft.limits;
  const params = { expected: messagesMax, actual: `more than ${messagesMax}` };
  draft.exceeded ??= syntaxFinding('limit-messages', span, params);
}

/** Errors of the transmission are more than the limit, likewise; the message with the last of them is where that was. */
function noteFlood(draft: InterchangeDraft, span: Span): void {
  draft.exceeded ??= tooManyErrors(draft.limits, span);
}

/** What is said where a transmission has more errors than reading goes on with. */
export function tooManyErrors({ findingsTotalMax }: ReadLimits, span: Span): Finding {
  const params = { expected: findingsTotalMax, actual: `more than ${findingsTotalMax}` };
  return syntaxFinding('limit-findings', span, params);
}

/** What ends a level without its trailer. */
interface EndedBy {
  /** How many segments came after the level: 1 when what ends it has been scanned, else 0. */
  readonly after: 0 | 1;
  /** What came, as findings say it. */
  readonly instead: string;
  /** Where that begins, in the window. */
  readonly place: number;
}

/** The segment scanned last, which ends a level. */
function lastSegment({ context }: InterchangeDraft, tag: string): EndedBy {
  return { after: 1, instead: tag, place: startOf(context.tape, context.tape.last) };
}

/** Ends the open message, if any, without its UNT. */
function endMessage(draft: InterchangeDraft, { after, instead, place }: EndedBy): void {
  const { message, context } = draft;
  if (message === undefined) return;
  const count = context.tape.segmentCount - after;
  keepMessage(draft, closeWithoutTrailer(draft, message, count, endBefore(draft, after), instead, place));
}

/** Where the last segment before what ends a level ended, in the window. */
function endBefore(draft: InterchangeDraft, after: 0 | 1): number {
  const { tape } = draft.context;
  return after === 1 ? tape.previousEnd : tape.lastEnd;
}

/** Ends message, stray run and group, whichever are open. */
function endLevel(draft: InterchangeDraft, by: EndedBy): void {
  endMessage(draft, by);
  closeStrayRun(draft);
  if (draft.group === undefined) return;
  keepGroup(draft, closeGroupWithoutTrailer(draft, draft.group, endBefore(draft, by.after), by.instead));
}

/** Closes an interchange with its UNZ: the count (29), the reference (28), and that it held anything (32). */
export function closeInterchange(draft: InterchangeDraft): InterchangeReading {
  endLevel(draft, lastSegment(draft, 'UNZ'));
  const trailer = envelopeView(draft, 'UNZ');
  const received = draft.groupCount > 0 ? draft.groupCount : draft.messageCount;
  const stated = statedCount(trailer, 1);
  if (stated !== undefined && stated !== received) {
    const params = { expected: received, actual: stated };
    addFinding(draft.findings, syntaxFinding('control-count-mismatch', trailer.span(1), params));
  }
  if (!sameReference(draft.header, 5, trailer, 2)) {
    const params = { expected: shown(draft.header.text(5)), actual: shown(trailer.text(2)) };
    addFinding(draft.findings, syntaxFinding('control-reference-mismatch', trailer.span(2), params));
  }
  if (received === 0) {
    const params = { expected: 'at least one message', actual: 0 };
    addFinding(draft.findings, syntaxFinding('lower-level-empty', trailer.span(), params));
  }
  return interchangeReading(draft, trailer, endOfCopy(trailer));
}

/**
 * Closes an interchange whose UNZ never came, after the last segment on the tape if a message is open; what came instead
 * begins at `place` in the window.
 */
export function closeInterchangeWithoutTrailer(
  draft: InterchangeDraft,
  instead: string,
  place: number,
): InterchangeReading {
  const { tape } = draft.context;
  endLevel(draft, { after: 0, instead, place });
  const span = { offset: tape.base + tape.lastEnd, length: 0, interchange: draft.ordinal, tag: 'UNZ' };
  const missing = syntaxFinding('interchange-trailer-missing', span, { expected: 'UNZ', actual: instead });
  addFinding(draft.findings, missing);
  return interchangeReading(draft, undefined, tape.base + tape.lastEnd);
}

/** Closes an interchange that is read no further because of a limit. */
export function closeExceeded(draft: InterchangeDraft): InterchangeReading {
  const { tape } = draft.context;
  return interchangeReading(draft, undefined, tape.base + tape.lastEnd);
}

/** `end` is an offset in the transmission. */
function interchangeReading(
  draft: InterchangeDraft,
  trailer: SegmentView | undefined,
  end: number,
): InterchangeReading {
  const { offset, messages, groups, envelope, exceeded } = draft;
  const findings = closeFindings(draft.findings, draft.budget);
  return {
    ordinal: envelope.ordinal,
    serviceCharacters: envelope.serviceCharacters,
    unaReceived: envelope.unaReceived,
    syntaxIdentifier: envelope.syntaxIdentifier,
    syntaxVersion: envelope.syntaxVersion,
    header: envelope.header,
    sender: envelope.sender,
    recipient: envelope.recipient,
    preparation: envelope.preparation,
    controlReference: envelope.controlReference,
    testIndicator: envelope.testIndicator,
    messages,
    groups,
    trailer,
    span: { offset, length: end - offset, interchange: draft.ordinal },
    // However many findings there are already, why the rest was not read is said.
    findings: exceeded === undefined ? findings : Object.freeze([...findings, exceeded]),
  };
}
