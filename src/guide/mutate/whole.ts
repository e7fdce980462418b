import { assert, type Random, type Span } from '../../core/index.js';
import type { ElementData, SegmentData } from '../../edifact/index.js';
import { spanIn, type Layout } from '../generate/lay-out.js';
import type { DrawnInterchange, DrawnMessage } from '../generate/model.js';
import { bodyDataOf, messageData, rawFrom, type RawInterchange } from '../generate/raw-interchange.js';
import type { Guide, MessageGuide } from '../model.js';
import type { Constraint } from './model.js';

/** What breaking an envelope, or a message's own header and trailer, works on. */
export interface BreakingWhole {
  readonly guide: Guide;
  readonly constraint: Constraint;
  readonly interchange: DrawnInterchange;
  readonly random: Random;
}

/** A broken interchange, and where in it the fault is to be told. */
export interface BrokenWhole {
  readonly raw: RawInterchange;
  readonly locate: (layout: Layout) => Span;
  readonly from?: MessageGuide['from'];
  readonly before?: RawInterchange;
}

/** The messages of an interchange as segments. */
export function messagesOf({ messages }: DrawnInterchange): readonly (readonly SegmentData[])[] {
  return messages.map((message) => messageData(message, bodyDataOf(message)));
}

/** One of the messages that a constraint holds for. */
export function pickMessage({ constraint, interchange, random }: BreakingWhole): number {
  const fitting = interchange.messages
    .map((message, index) => ({ message, index }))
    .filter(({ message }) => isSubject(constraint, message));
  assert(fitting.length > 0, `${constraint.id} needs a message that it holds for`);
  return random.pick(fitting).index;
}

function isSubject(constraint: Constraint, { guide, function: name }: DrawnMessage): boolean {
  return guide.id === constraint.message && constraint.functions.includes(name);
}

/** Index in an interchange's segments of the first one of a message: UNB comes before all. */
export function startOf(messages: readonly (readonly SegmentData[])[], index: number): number {
  return messages.slice(0, index).reduce((sum, message) => sum + message.length, 1);
}

/** A segment with one element, or one component of it, replaced. */
export function replaced(
  segment: SegmentData,
  element: number,
  text: string,
  component?: number,
): SegmentData {
  const elements: ElementData[] = [...segment.elements];
  while (elements.length < element) elements.push('');
  const old = elements[element - 1] ?? '';
  const parts = typeof old === 'string' ? [old] : [...old];
  while (parts.length < (component ?? 1)) parts.push('');
  elements[element - 1] = component === undefined ? text : parts.with(component - 1, text);
  return { ...segment, elements };
}

/** Where a segment is to be told that counts from the end, like UNZ: -1 is the last. */
export function atEnd(index: number, element?: number, component?: number): (layout: Layout) => Span {
  return (layout) => spanIn(layout, layout.segments.length + index, element, component);
}

/** Where a segment is to be told by its index. */
export function atSegment(index: number, element?: number, component?: number): (layout: Layout) => Span {
  return (layout) => spanIn(layout, index, element, component);
}

/** The interchange with its UNB changed, told there. */
export function withHeader(
  { interchange }: BreakingWhole,
  change: (header: SegmentData) => SegmentData,
  element: number,
  component?: number,
): BrokenWhole {
  const raw = rawFrom(interchange, messagesOf(interchange));
  const segments = raw.segments.map((segment, index) => (index === 0 ? change(segment) : segment));
  return { raw: { ...raw, segments }, locate: atSegment(0, element, component) };
}
