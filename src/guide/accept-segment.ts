import {
  COMPONENT_MARK,
  ELEMENT_MARK,
  firstMarkOf,
  flagsOf,
  lastMarkOf,
  type MessageMarks,
  type MessageReading,
} from '../edifact/index.js';
import { hasPacked, packBytes, PACKED_BYTES_MAX } from './code-lookup.js';
import { valueFault } from './representation.js';
import type { ComponentPlan, SegmentPlan } from './segment-plan.js';

/** What accepting a message's segments works on. */
export interface AcceptWalk {
  readonly marks: MessageMarks;
  readonly message: MessageReading;
  /** Byte value of the decimal mark that UNA names, if it came and binds. */
  readonly decimal: number | undefined;
}

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const ASCII_END = 0x80;

/** The mark before a component, as a cell; -1 when it is absent, or where a repetition makes counting on pointless. */
export function componentMark(marks: MessageMarks, at: number, element: number, component: number): number {
  const { cells } = marks;
  const last = lastMarkOf(marks, at);
  let elements = 0;
  let components = 0;
  for (let mark = firstMarkOf(at); mark < last; mark += 1) {
    const rank = (cells[mark] as number) & 3; // mark < last < length
    if (rank === ELEMENT_MARK) {
      if (elements === element) return -1;
      elements += 1;
      components = 1;
    } else if (rank === COMPONENT_MARK) components += 1;
    else return -1;
    if (elements === element && components === component) return mark;
  }
  return -1;
}

/** The bytes of a component as a packed code; 0, which no code packs to, when there are none or too many. */
export function packedAt(marks: MessageMarks, mark: number): number {
  const { bytes, cells } = marks;
  const start = ((cells[mark] as number) >> 2) + 1; // a mark of a segment, and so is the next
  const end = (cells[mark + 1] as number) >> 2;
  return end - start > PACKED_BYTES_MAX ? 0 : packBytes(bytes, start, end);
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] as number; // within the window
    if (byte < DIGIT_0 || byte > DIGIT_9) return false;
  }
  return true;
}

function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] as number; // within the window
    if (byte >= DIGIT_0 && byte <= DIGIT_9) return true;
  }
  return false;
}

/** Whether each byte is a character of its own, the same in every repertoire. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if ((bytes[i] as number) >= ASCII_END) return false; // within the window
  return true;
}

/**
 * Whether bytes alone show that a value is within its representation. No text has more characters than bytes, so that
 * only a shortest length asks whether each byte is a character: released and wide ones are not.
 */
function isWithinByBytes(
  walk: AcceptWalk,
  at: number,
  plan: ComponentPlan,
  start: number,
  end: number,
): boolean {
  const { bytes } = walk.marks;
  const { representation } = plan;
  const length = end - start;
  if (length > representation.max) return false;
  if (representation.class === 'n') return length >= representation.min && isDigits(bytes, start, end);
  if (representation.class === 'a' && hasDigit(bytes, start, end)) return false;
  if (representation.min === 1) return true;
  return length >= representation.min && flagsOf(walk.marks, at) === 0 && isAscii(bytes, start, end);
}

/** Whether a component with data is what its plan asks for. Asks for its text only where its bytes do not tell. */
export function isGoodValue(
  walk: AcceptWalk,
  at: number,
  mark: number,
  plan: ComponentPlan,
  start: number,
  end: number,
): boolean {
  if (end - start > plan.plainBytesMax && !isWithinByBytes(walk, at, plan, start, end)) {
    const { message, decimal } = walk;
    if (valueFault(message.textAt(at, mark), plan.representation, decimal) !== undefined) return false;
  }
  const { lookup } = plan;
  if (lookup === undefined || hasPacked(lookup, packedAt(walk.marks, mark))) return true;
  return plan.codes?.has(walk.message.textAt(at, mark)) === true;
}

/** Whether nothing mandatory is missing in an element; bit c of `present` tells that component c has data. */
function isComplete(needed: number, present: number): boolean {
  return present === 0 ? (needed & 1) === 0 : (needed & ~present & ~1) === 0;
}

/** Whether `checkSegment` would find nothing in a segment. */
export function acceptSegment(walk: AcceptWalk, at: number, segment: SegmentPlan): boolean {
  const { marks } = walk;
  const { cells } = marks;
  const { flat, elements, mandatoryTo } = segment;
  const { stride, plainBytesMax, needed } = flat;
  const last = lastMarkOf(marks, at);
  let element = 0; // number 0 stands for the tag, and needs nothing
  let component = 0;
  let present = 0;
  for (let mark = firstMarkOf(at); mark < last; mark += 1) {
    const cell = cells[mark] as number; // mark < last, and last is a mark too
    const rank = cell & 3;
    if (rank === ELEMENT_MARK) {
      if (!isComplete(needed[element] as number, present)) return false; // element <= elements.length, here and below
      element += 1;
      if (element > elements.length) return false;
      component = 1;
      present = 0;
    } else if (rank === COMPONENT_MARK) component += 1;
    else return false; // a repetition
    const start = (cell >> 2) + 1;
    const end = (cells[mark + 1] as number) >> 2;
    if (end === start) continue;
    if (component >= stride) return false;
    if (end - start > (plainBytesMax[element * stride + component] as number)) {
      const value = elements[element - 1]?.components[component - 1];
      if (value === undefined || !isGoodValue(walk, at, mark, value, start, end)) return false;
    }
    present |= 1 << component;
  }
  if (!isComplete(needed[element] as number, present)) return false;
  for (element += 1; element <= mandatoryTo; element += 1) {
    if (!isComplete(needed[element] as number, 0)) return false;
  }
  return true;
}
