import { err, ok, type Result } from '../core/index.js';

import type { MessageReading, MessageType, PartyIdentification, Segment } from './model.js';

/** What a level of a CONTRL says: the action, and the error with its place in a service segment when it is about one. */
export interface ControlFault {
  /** 0083: 4 rejected, 7 acknowledged, 8 received. */
  readonly action: string;
  /** 0085. */
  readonly error?: string;
  /** 0013: which service segment. */
  readonly tag?: string;
  /** Counted as in a `Span`: the tag is not an element, so this is 0098 - 1. */
  readonly element?: number;
  readonly component?: number;
  /** 0136 of version 4: which occurrence of the element. */
  readonly repetition?: number;
}

/** UCD. */
export interface ControlElementError {
  readonly error: string;
  /** Counted as in a `Span`: 0098 - 1. */
  readonly element: number;
  readonly component?: number;
  readonly repetition?: number;
}

/** UCS with its UCD. */
export interface ControlSegmentError {
  /** 0096: UNH is 1. */
  readonly position: number;
  readonly error?: string;
  readonly elements: readonly ControlElementError[];
}

/** UCM with its UCS. */
export interface ControlMessageResponse extends ControlFault {
  readonly reference: string;
  readonly type: MessageType;
  readonly segments: readonly ControlSegmentError[];
}

/** UCF with its UCM. */
export interface ControlGroupResponse extends ControlFault {
  /** 0048, S006 and S007 of the group. */
  readonly reference: string;
  readonly sender: PartyIdentification;
  readonly recipient: PartyIdentification;
  readonly messages: readonly ControlMessageResponse[];
}

/** A CONTRL: the answer to one interchange. */
export interface ControlReading extends ControlFault {
  /** 0020, S002 and S003 of the interchange that it answers. */
  readonly reference: string;
  readonly sender: PartyIdentification;
  readonly recipient: PartyIdentification;
  /** Messages that it says something about, those of groups included. */
  readonly messages: readonly ControlMessageResponse[];
  /** Groups that it says something about; empty where the interchange had none. */
  readonly groups: readonly ControlGroupResponse[];
}

/** Why a message cannot be read as a CONTRL. */
export interface ControlReadError {
  readonly kind: 'not-a-control' | 'malformed';
  readonly message: string;
}

interface SegmentDraft {
  readonly position: number;
  readonly error?: string;
  readonly elements: ControlElementError[];
}
interface MessageDraft extends ControlFault {
  readonly reference: string;
  readonly type: MessageType;
  readonly segments: SegmentDraft[];
}
interface GroupDraft extends ControlFault {
  readonly reference: string;
  readonly sender: PartyIdentification;
  readonly recipient: PartyIdentification;
  readonly messages: MessageDraft[];
}
/** What the segments so far came to. */
interface ControlDraft {
  readonly messages: MessageDraft[];
  readonly groups: GroupDraft[];
  /** What UCS and UCD go on with. */
  message: MessageDraft | undefined;
}

/** Reads a CONTRL of any edition: D:3, 2:1, 2:2 and 4:1 place the elements that matter alike. */
export function readControl(message: MessageReading): Result<ControlReading, ControlReadError> {
  if (message.type.type !== 'CONTRL')
    return err({ kind: 'not-a-control', message: `the message is ${message.type.type}` });
  const [, response, ...rest] = message.segments;
  if (response?.tag !== 'UCI') return err({ kind: 'malformed', message: 'the second segment is not UCI' });
  const draft: ControlDraft = { messages: [], groups: [], message: undefined };
  for (const segment of rest) {
    const fault = takeResponse(draft, segment);
    if (fault !== undefined)
      return err({ kind: 'malformed', message: `segment ${segment.ordinal}: ${fault}` });
  }
  return ok({
    reference: response.text(1),
    sender: partyOf(response, 2),
    recipient: partyOf(response, 3),
    ...faultOf(response, 4),
    messages: draft.messages,
    groups: draft.groups,
  });
}

function partyOf(segment: Segment, element: number): PartyIdentification {
  return { id: segment.text(element, 1), qualifier: segment.text(element, 2) };
}

/** Takes a segment after UCI. What is wrong with it, or undefined. */
function takeResponse(draft: ControlDraft, segment: Segment): string | undefined {
  const { message } = draft;
  switch (segment.tag) {
    case 'UNT':
      return undefined;
    case 'UCF':
      return takeGroup(draft, segment);
    case 'UCM':
      takeMessage(draft, segment);
      return undefined;
    case 'UCS':
      return message === undefined ? 'UCS without UCM' : takeSegmentError(message, segment);
    case 'UCD':
      return takeElementError(message?.segments.at(-1), segment);
    default:
      return `${segment.tag} does not belong in CONTRL`;
  }
}

/** UCF. Messages of groups and messages outside any are never told together (D4 of 4:1). */
function takeGroup(draft: ControlDraft, segment: Segment): string | undefined {
  if (draft.groups.length === 0 && draft.messages.length > 0) return 'UCF after UCM outside any group';
  draft.message = undefined;
  const parties = { sender: partyOf(segment, 2), recipient: partyOf(segment, 3) };
  draft.groups.push({ reference: segment.text(1), ...parties, ...faultOf(segment, 4), messages: [] });
  return undefined;
}

function takeMessage(draft: ControlDraft, segment: Segment): void {
  const identity = { reference: segment.text(1), type: typeOf(segment) };
  const message: MessageDraft = { ...identity, ...faultOf(segment, 3), segments: [] };
  draft.message = message;
  draft.messages.push(message);
  draft.groups.at(-1)?.messages.push(message);
}

function takeSegmentError(message: MessageDraft, segment: Segment): string | undefined {
  const position = numberOf(segment.text(1));
  if (position === undefined) return '0096 is not a number';
  message.segments.push({ position, ...optionalText('error', segment.text(2)), elements: [] });
  return undefined;
}

function takeElementError(draft: SegmentDraft | undefined, segment: Segment): string | undefined {
  if (draft === undefined) return 'UCD without UCS';
  const place = placeOf(segment, 2);
  if (place.element === undefined) return '0098 is not a number';
  draft.elements.push({ error: segment.text(1), ...place, element: place.element });
  return undefined;
}

function typeOf(segment: Segment): MessageType {
  const [type, version, release] = [segment.text(2, 1), segment.text(2, 2), segment.text(2, 3)];
  return { type, version, release, agency: segment.text(2, 4), association: segment.text(2, 5) };
}

/** 0083, 0085, 0013 and S011, which stand together in this order. */
function faultOf(segment: Segment, element: number): ControlFault {
  return {
    action: segment.text(element),
    ...optionalText('error', segment.text(element + 1)),
    ...optionalText('tag', segment.text(element + 2)),
    ...placeOf(segment, element + 3),
  };
}

function optionalText<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  // The key is the only one there is, so the object is what the type says.
  return text === '' ? {} : ({ [key]: text } as Partial<Record<K, string>>);
}

function placeOf(
  segment: Segment,
  element: number,
): { readonly element?: number; readonly component?: number; readonly repetition?: number } {
  const at = numberOf(segment.text(element, 1));
  const component = numberOf(segment.text(element, 2));
  const repetition = numberOf(segment.text(element, 3));
  return {
    ...(at === undefined ? {} : { element: at - 1 }),
    ...(component === undefined ? {} : { component }),
    ...(repetition === undefined ? {} : { repetition }),
  };
}

function numberOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
