import type { Span } from '../core/index.js';

import type { MessageMarks } from './message-marks.js';
import type { Segment } from './model.js';
import { decodeText, type Repertoire } from './repertoire.js';
import {
  COMPONENT_MARK,
  ELEMENT_MARK,
  endOf,
  firstMarkOf,
  flagsOf,
  lastMarkOf,
  markAt,
  RELEASED,
  REPETITION_MARK,
  startOf,
  type Tape,
} from './tape.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Bytes of the window, from `start` to before `end`. */
export interface BytePlace {
  readonly start: number;
  readonly end: number;
}

/** What all segments of one message, or of one envelope, have in common. */
export interface SegmentContext {
  readonly tape: Tape;
  readonly repertoire: Repertoire;
  /** Class of each byte value in this interchange. */
  readonly classes: Uint8Array;
  readonly release: number | undefined;
  readonly interchange: number;
  /** Undefined for segments of the envelope. */
  readonly message: number | undefined;
}

/**
 * A segment as a view over a tape. A class, although it owns nothing: a message of a million segments makes a million
 * of these, and as closures each would carry six functions of its own.
 *
 * The last place asked for is remembered, so that walking forward through a segment is linear however long it is.
 */
export class SegmentView implements Segment {
  readonly context: SegmentContext;
  /** The segment's first cell on the tape. */
  readonly index: number;
  readonly ordinal: number;
  // The remembered place: the mark before component `atComponent` of occurrence `atRepetition` of `atElement`.
  private atMark: number;
  private atElement = 0;
  private atRepetition = 1;
  private atComponent = 1;
  // Counts already made, and of what.
  private elements = -1;
  private repetitions = 0;
  private repetitionsOf = 0;
  private components = 0;
  private componentsOf = 0;
  private componentsIn = 0;

  constructor(context: SegmentContext, index: number, ordinal: number) {
    this.context = context;
    this.index = index;
    this.ordinal = ordinal;
    this.atMark = firstMarkOf(index) - 1;
  }

  get tag(): string {
    const { tape, repertoire } = this.context;
    const end = markAt(tape, firstMarkOf(this.index)) >> 2;
    return decodeText(repertoire, tape.bytes, startOf(tape, this.index), end);
  }

  get elementCount(): number {
    if (this.elements >= 0) return this.elements;
    const { tape } = this.context;
    let count = 0;
    for (let mark = firstMarkOf(this.index); mark < lastMarkOf(tape, this.index); mark += 1) {
      if (rankAt(tape, mark) === ELEMENT_MARK) count += 1;
    }
    this.elements = count;
    return count;
  }

  repetitionCount(element: number): number {
    if (this.repetitionsOf === element) return this.repetitions;
    if (!this.seek(element, 1, 1)) return 0;
    const { tape } = this.context;
    let count = 1;
    for (let mark = this.atMark + 1; rankAt(tape, mark) < ELEMENT_MARK; mark += 1) {
      if (rankAt(tape, mark) === REPETITION_MARK) count += 1;
    }
    this.repetitionsOf = element;
    this.repetitions = count;
    return count;
  }

  componentCount(element: number, repetition = 1): number {
    if (this.componentsOf === element && this.componentsIn === repetition) return this.components;
    if (!this.seek(element, repetition, 1)) return 0;
    this.componentsOf = element;
    this.componentsIn = repetition;
    this.components = nextMark(this.context.tape, this.atMark, REPETITION_MARK) - this.atMark;
    return this.components;
  }

  text(element: number, component = 1, repetition = 1): string {
    if (!this.seek(element, repetition, component)) return '';
    return componentText(this.context, this.context.tape, this.index, this.atMark);
  }

  /** The bytes of an element's first component without release characters; empty when it is absent. */
  unreleasedBytes(element: number): Buffer {
    const { tape, release } = this.context;
    const { start, end } = this.bytesOf(element);
    const bytes = tape.bytes.subarray(start, end);
    return (flagsOf(tape, this.index) & RELEASED) === 0 ? bytes : unreleased(bytes, release);
  }

  /** Where the first component of an element stands in the window; empty when it is absent. */
  bytesOf(element: number): BytePlace {
    if (!this.seek(element, 1, 1)) return { start: 0, end: 0 };
    const { tape } = this.context;
    return { start: placeOf(tape, this.atMark) + 1, end: placeOf(tape, this.atMark + 1) };
  }

  span(element?: number, component?: number, repetition?: number): Span {
    const { tape, interchange, message } = this.context;
    const [start, end] = this.range(element, component, repetition);
    // Put together step by step: spreading parts that may be absent takes several times as long, and a flood of faults
    // asks for many of these.
    const span: Writable<Span> = { offset: tape.base + start, length: end - start, interchange };
    if (message !== undefined) span.message = message;
    if (this.ordinal !== 0) span.segment = this.ordinal;
    span.tag = this.tag;
    if (element !== undefined) span.element = element;
    if (repetition !== undefined) span.repetition = repetition;
    if (component !== undefined) span.component = component;
    return span;
  }

  /** The window's bytes of a place, from and to; of an absent one, where it would stand. */
  private range(element?: number, component?: number, repetition?: number): readonly [number, number] {
    const { tape } = this.context;
    if (element === undefined) return [startOf(tape, this.index), endOf(tape, this.index)];
    if (!this.seek(element, 1, 1)) {
      const end = placeOf(tape, lastMarkOf(tape, this.index));
      return [end, end];
    }
    const elementEnd = placeOf(tape, nextMark(tape, this.atMark, ELEMENT_MARK));
    if (component === undefined && repetition === undefined)
      return [placeOf(tape, this.atMark) + 1, elementEnd];
    if (!this.seek(element, repetition ?? 1, 1)) return [elementEnd, elementEnd];
    const occurrenceEnd = placeOf(tape, nextMark(tape, this.atMark, REPETITION_MARK));
    if (component === undefined) return [placeOf(tape, this.atMark) + 1, occurrenceEnd];
    if (!this.seek(element, repetition ?? 1, component)) return [occurrenceEnd, occurrenceEnd];
    return [placeOf(tape, this.atMark) + 1, placeOf(tape, this.atMark + 1)];
  }

  /** Moves to the mark before a component. False, and nothing moved past the last thing there is, when it is absent. */
  private seek(element: number, repetition: number, component: number): boolean {
    if (element < 1 || element > this.elementCount) return false;
    if (this.isBehind(element, repetition, component)) this.restart();
    const { tape } = this.context;
    while (this.atElement < element) {
      this.atMark += 1;
      if (rankAt(tape, this.atMark) !== ELEMENT_MARK) continue;
      this.atElement += 1;
      this.atRepetition = 1;
      this.atComponent = 1;
    }
    while (this.atRepetition < repetition) {
      const mark = nextMark(tape, this.atMark, REPETITION_MARK);
      if (rankAt(tape, mark) !== REPETITION_MARK) return false;
      this.atMark = mark;
      this.atRepetition += 1;
      this.atComponent = 1;
    }
    while (this.atComponent < component) {
      if (rankAt(tape, this.atMark + 1) !== COMPONENT_MARK) return false;
      this.atMark += 1;
      this.atComponent += 1;
    }
    return true;
  }

  private isBehind(element: number, repetition: number, component: number): boolean {
    if (element !== this.atElement) return element < this.atElement;
    if (repetition !== this.atRepetition) return repetition < this.atRepetition;
    return component < this.atComponent;
  }

  private restart(): void {
    this.atMark = firstMarkOf(this.index) - 1;
    this.atElement = 0;
  }
}

/** The component after a mark, released and decoded; `segment` is its segment's first cell. */
export function componentText(
  { repertoire, release }: SegmentContext,
  tape: MessageMarks,
  segment: number,
  mark: number,
): string {
  const start = (markAt(tape, mark) >> 2) + 1;
  const end = markAt(tape, mark + 1) >> 2;
  if ((flagsOf(tape, segment) & RELEASED) === 0 || !hasByte(tape.bytes, start, end, release)) {
    return decodeText(repertoire, tape.bytes, start, end);
  }
  if (repertoire.encoding !== 'utf-8') return textWithout(repertoire, tape.bytes, start, end, release);
  const bytes = unreleased(tape.bytes.subarray(start, end), release);
  return decodeText(repertoire, bytes, 0, bytes.length);
}

/** What is left of a component without its releases: a name or an address, as a rule. */
const scratch = Buffer.alloc(512);

/** Text without release characters, where each byte is a character of its own. */
function textWithout(
  repertoire: Repertoire,
  bytes: Buffer,
  start: number,
  end: number,
  release: number | undefined,
): string {
  if (end - start > scratch.length) return longTextWithout(repertoire, bytes, start, end, release);
  let length = 0;
  for (let i = start; i < end; i += 1) {
    if (bytes[i] === release) i += 1; // what it released is itself, and one at the very end released nothing
    if (i >= end) break;
    scratch[length] = bytes[i] as number; // i < end
    length += 1;
  }
  return decodeText(repertoire, scratch, 0, length);
}

/** The same piece by piece, and nothing copied. */
function longTextWithout(
  repertoire: Repertoire,
  bytes: Buffer,
  start: number,
  end: number,
  release: number | undefined,
): string {
  let text = '';
  let from = start;
  for (let i = start; i < end; i += 1) {
    if (bytes[i] !== release) continue;
    text += decodeText(repertoire, bytes, from, i);
    from = i + 1;
    i += 1; // as above
  }
  return from < end ? text + decodeText(repertoire, bytes, from, end) : text;
}

/** Where a component stands: its ordinals, and the index of the mark before it. */
export interface ComponentPlace {
  element: number;
  repetition: number;
  component: number;
  mark: number;
}

/** Visits each component after the tag, empty ones included, in order. The place is one object, reused: copy what you keep. */
export function forEachComponent(view: SegmentView, visit: (place: ComponentPlace) => void): void {
  const { tape } = view.context;
  const place: ComponentPlace = { element: 0, repetition: 1, component: 1, mark: 0 };
  const last = lastMarkOf(tape, view.index);
  for (let mark = firstMarkOf(view.index); mark < last; mark += 1) {
    const rank = rankAt(tape, mark);
    if (rank === ELEMENT_MARK) place.element += 1;
    place.repetition = rank === ELEMENT_MARK ? 1 : place.repetition + (rank === REPETITION_MARK ? 1 : 0);
    place.component = rank === COMPONENT_MARK ? place.component + 1 : 1;
    place.mark = mark;
    if (place.element > 0) visit(place);
  }
}

function rankAt(tape: Tape, mark: number): number {
  return markAt(tape, mark) & 3;
}

function placeOf(tape: Tape, mark: number): number {
  return markAt(tape, mark) >> 2;
}

/** The first mark after `mark` that ranks at least `rank`; a segment's terminator outranks all, so there is one. */
function nextMark(tape: Tape, mark: number, rank: number): number {
  let next = mark + 1;
  while (rankAt(tape, next) < rank) next += 1;
  return next;
}

function hasByte(bytes: Uint8Array, start: number, end: number, wanted: number | undefined): boolean {
  for (let i = start; i < end; i += 1) if (bytes[i] === wanted) return true;
  return false;
}

/** Bytes without their release characters; one at the very end released nothing and goes too. */
function unreleased(bytes: Uint8Array, release: number | undefined): Buffer {
  const kept = Buffer.alloc(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] === release) i += 1;
    if (i < bytes.length) kept[length++] = bytes[i] ?? 0;
  }
  return kept.subarray(0, length);
}
