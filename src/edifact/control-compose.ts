import { err, ok, type Finding, type Result, type Span } from '../core/index.js';

import { controlCode, type ControlVersion } from './control-codes.js';
import type {
  GroupReading,
  InterchangeReading,
  MessageData,
  MessageReading,
  Segment,
  SegmentData,
} from './model.js';
import { segment } from './segment-writer.js';

/** What a CONTRL is to say. */
export interface ControlInput {
  /** The interchange that is answered. Its own findings need not be repeated. */
  readonly subject: InterchangeReading;
  /** 0062 of the CONTRL message. */
  readonly reference: string;
  /** What upper layers found. One with a message ordinal is about that message, any other refuses the interchange. */
  readonly findings?: readonly Finding[];
  /** Only say that the interchange came (action 8); the verdict follows in another CONTRL. */
  readonly receiptOnly?: boolean;
  /** Edition of the CONTRL: D:3 (the default) or 4:1. */
  readonly version?: ControlVersion;
}

/** Why there is no CONTRL for an interchange. */
export interface ControlError {
  readonly kind: 'subject-is-control' | 'subject-not-identified';
  readonly message: string;
}

/** 4: this level and all lower ones rejected. 7: this level acknowledged, the next too unless said otherwise. 8: received. */
const REJECTED = '4';
const ACKNOWLEDGED = '7';
const RECEIVED = '8';

const SEGMENTS_MAX = 999;
const ELEMENTS_MAX = 99;
/** 0098 and 0104 are n..3. */
const POSITION_MAX = 999;

/**
 * The CONTRL that answers an interchange: UCI 4 when anything is wrong with the envelope, else UCI 7, with a UCM 4 for
 * each message that has errors, and under it UCS and UCD for each place in order. Where the interchange has groups, the
 * UCM stand under the UCF of their group: UCF 4 when its own header or trailer is in error, else UCF 7. Only errors with a reply code `Cnn`
 * are told. A CONTRL is never answered by a CONTRL, and an interchange that does not say its reference, sender and
 * recipient cannot be answered: UCI must copy them.
 */
export function composeControl(input: ControlInput): Result<MessageData, ControlError> {
  const { subject, version = '3' } = input;
  if (subject.messages.some((message) => message.type.type === 'CONTRL')) {
    return err({ kind: 'subject-is-control', message: 'a CONTRL is never answered by a CONTRL' });
  }
  const { header } = subject;
  if (subject.controlReference === '' || subject.sender.id === '' || subject.recipient.id === '') {
    return err({
      kind: 'subject-not-identified',
      message: 'UNB lacks the reference, sender or recipient to copy',
    });
  }
  const release = version === '4' ? { version: '4', release: '1' } : { version: 'D', release: '3' };
  const type = { type: 'CONTRL', ...release, agency: 'UN', association: '' };
  const segments =
    input.receiptOnly === true ? [responseTo(header, version, RECEIVED)] : verdict(input, header, version);
  return ok({ reference: input.reference, type, segments });
}

function verdict(input: ControlInput, header: Segment, version: ControlVersion): readonly SegmentData[] {
  const { subject, findings: further = [] } = input;
  const errors = further.filter(isReported);
  const envelope = [
    ...subject.findings.filter(isReported),
    ...errors.filter(({ span }) => span.message === undefined),
  ];
  const byMessage = new Map<number, Reported[]>();
  for (const finding of errors) {
    if (finding.span.message === undefined) continue;
    const list = byMessage.get(finding.span.message) ?? [];
    byMessage.set(finding.span.message, list);
    list.push(finding);
  }
  const answer = (message: MessageReading): readonly SegmentData[] => {
    const own = [...message.findings.filter(isReported), ...(byMessage.get(message.ordinal) ?? [])];
    return own.length === 0 ? [] : messageResponse(message, inOrder(own), version);
  };
  const groups = subject.groups.map((group) => ({
    group,
    own: envelope.filter((finding) => isOfGroup(finding, group)),
  }));
  const first = envelope.find((finding) => !groups.some(({ own }) => own.includes(finding)));
  const action = first === undefined ? ACKNOWLEDGED : REJECTED;
  const head = responseTo(header, version, action, first);
  // SG1 holds UCM only where the interchange has no groups, SG3 only where it has (D4 of 4:1).
  if (groups.length === 0) return [head, ...subject.messages.flatMap(answer)];
  const responses = groups.flatMap(({ group, own }) => {
    // Beyond the limit of messages a group counts more than are there.
    const messages = group.messages.flatMap((ordinal) => subject.messages.slice(ordinal - 1, ordinal));
    return groupResponse(group, own, messages.flatMap(answer), version);
  });
  return [head, ...responses];
}

/**
 * Whether an error of the envelope is a group's own, so that it refuses the group alone: one of UNG or UNE, or a
 * message of another type (31). Not where UCF could not copy what identifies the group: then only the level above can
 * tell (assumed, as for messages). A code that says groups as such are not wanted (30) is the interchange's.
 */
function isOfGroup({ span, replyCode }: Reported, group: GroupReading): boolean {
  const { header } = group;
  const isIdentified = header.text(5) !== '' && header.text(2) !== '' && header.text(3) !== '';
  const isItsSegment = span.tag === 'UNG' || span.tag === 'UNE' || replyCode === 'C31';
  const { offset, length } = group.span;
  const isInside = span.offset >= offset && span.offset <= offset + length;
  return isIdentified && isItsSegment && replyCode !== 'C30' && isInside;
}

/** UCF and what stands under it; nothing where there is nothing to say. It copies 0048, S006 and S007 as they came. */
function groupResponse(
  { header }: GroupReading,
  findings: readonly Reported[],
  messages: readonly SegmentData[],
  version: ControlVersion,
): readonly SegmentData[] {
  const [first] = findings;
  if (first === undefined && messages.length === 0) return [];
  const copy = (element: number): readonly string[] => [header.text(element, 1), header.text(element, 2)];
  const action = first === undefined ? ACKNOWLEDGED : REJECTED;
  const fault = first === undefined ? [] : serviceFault(first, ['UNG', 'UNE'], version);
  return [segment('UCF', header.text(5), copy(2), copy(3), action, ...fault), ...messages];
}

/** A finding that a CONTRL tells. */
interface Reported extends Finding {
  readonly replyCode: string;
}

function isReported(finding: Finding): finding is Reported {
  return finding.severity === 'error' && /^C\d{1,3}$/.test(finding.replyCode ?? '');
}

function codeOf({ replyCode }: Reported, version: ControlVersion): string {
  return controlCode(version, replyCode.slice(1));
}

/** UCI. It copies 0020, S002 and S003 as they came, so that the sender finds its own interchange. */
function responseTo(
  header: Segment,
  version: ControlVersion,
  action: string,
  finding?: Reported,
): SegmentData {
  const components = version === '4' ? [1, 2, 3, 4] : [1, 2, 3];
  const copy = (element: number): readonly string[] =>
    components.map((component) => header.text(element, component));
  const identity = [header.text(5), copy(2), copy(3), action];
  const fault = finding === undefined ? [] : serviceFault(finding, ['UNA', 'UNB', 'UNZ'], version);
  return segment('UCI', ...identity, ...fault);
}

/** 0085, 0013 and S011 of UCI and UCM. The tag can only be one of the level's own; a place without it says nothing. */
function serviceFault(
  finding: Reported,
  tags: readonly string[],
  version: ControlVersion,
): readonly (string | readonly string[])[] {
  const { tag = '', element } = finding.span;
  const code = codeOf(finding, version);
  if (!tags.includes(tag)) return [code];
  return element === undefined ? [code, tag] : [code, tag, position(finding.span, version)];
}

/** S011: 0098 counts the tag as 1, 0104 counts components from 1, 0136, of version 4, occurrences. */
function position({ element = 0, component, repetition }: Span, version: ControlVersion): readonly string[] {
  const within = component === undefined || component > POSITION_MAX ? '' : String(component);
  const occurrence = version === '3' || repetition === undefined || repetition < 2 ? '' : String(repetition);
  return [String(element + 1), within, occurrence];
}

/** Findings in the order of the places that they are about. */
function inOrder(findings: readonly Reported[]): readonly Reported[] {
  const key = ({ span }: Reported): readonly number[] => [
    span.segment ?? 0,
    span.element ?? 0,
    span.repetition ?? 0,
    span.component ?? 0,
  ];
  return [...findings].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
}

/** UCM with its UCS and UCD. UCM itself tells the first error of UNH and UNT, or of the message as a whole. */
function messageResponse(
  message: MessageReading,
  findings: readonly Reported[],
  version: ControlVersion,
): readonly SegmentData[] {
  const isOwn = ({ span }: Reported): boolean =>
    span.segment === undefined || span.tag === 'UNH' || span.tag === 'UNT';
  const own = findings.find(isOwn);
  const { type, version: release, release: number, agency, association } = message.type;
  // 0110 and 0113 of version 4.
  const details =
    version === '4'
      ? message.segments.slice(0, 1).flatMap((header) => [header.text(2, 6), header.text(2, 7)])
      : [];
  const fault = own === undefined ? [] : serviceFault(own, ['UNH', 'UNT'], version);
  const head = segment(
    'UCM',
    message.reference,
    [type, release, number, agency, association, ...details],
    REJECTED,
    ...fault,
  );
  return [
    head,
    ...segmentErrors(
      findings.filter((finding) => finding !== own),
      version,
    ),
  ];
}

/** UCS for each segment in error, UCD for each of its elements; one more UCS where a segment has a second error of its own. */
function segmentErrors(findings: readonly Reported[], version: ControlVersion): readonly SegmentData[] {
  const segments: SegmentData[] = [];
  const told = new Set<string>();
  let open = { position: 0, elements: 0, segments: 0 };
  const begin = (at: number, code: string): void => {
    open = { position: at, elements: 0, segments: open.segments + 1 };
    if (open.segments <= SEGMENTS_MAX) segments.push(segment('UCS', String(at), code));
  };
  for (const finding of findings) {
    const { segment: ordinal = 1, element } = finding.span;
    const code = codeOf(finding, version);
    const place =
      element === undefined || element >= POSITION_MAX ? undefined : position(finding.span, version);
    const key = JSON.stringify([ordinal, code, place]);
    if (told.has(key)) continue;
    told.add(key);
    if (place === undefined) begin(ordinal, code);
    else {
      if (open.position !== ordinal) begin(ordinal, '');
      open.elements += 1;
      if (open.elements <= ELEMENTS_MAX && open.segments <= SEGMENTS_MAX)
        segments.push(segment('UCD', code, place));
    }
  }
  return segments;
}
