import type { Span } from '../../core/index.js';
import type { ElementData, SegmentData } from '../../edifact/index.js';
import type { RawInterchange } from './raw-interchange.js';

/** From the first byte to behind the last. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface PlacedElement extends Stretch {
  readonly components: readonly Stretch[];
}

/** Where a segment stands, with its ordinals: no message and no segment outside one. */
interface PlacedSegment extends Stretch {
  readonly tag: string;
  readonly message: number | undefined;
  readonly ordinal: number | undefined;
  readonly elements: readonly PlacedElement[];
}

/** An interchange's bytes, and where everything stands in them. */
export interface Layout {
  readonly bytes: Uint8Array;
  readonly segments: readonly PlacedSegment[];
}

function withoutTrailing<T>(items: readonly T[], isEmpty: (item: T) => boolean): readonly T[] {
  return items.slice(0, items.findLastIndex((item) => !isEmpty(item)) + 1);
}

function componentsOf(element: ElementData): readonly string[] {
  return withoutTrailing(typeof element === 'string' ? [element] : element, (text) => text === '');
}

/** Writes one segment, releasing service characters; nothing else is looked at. */
function writeSegment(
  segment: SegmentData,
  start: number,
): { readonly text: string; readonly elements: PlacedElement[] } {
  let text = segment.tag;
  const elements: PlacedElement[] = [];
  for (const parts of withoutTrailing(segment.elements.map(componentsOf), (each) => each.length === 0)) {
    text += '+';
    const from = start + text.length;
    const components: Stretch[] = [];
    (parts.length === 0 ? [''] : parts).forEach((part, index) => {
      if (index > 0) text += ':';
      const at = start + text.length;
      text += part.replace(/[?+:']/g, '?$&');
      components.push({ start: at, end: start + text.length });
    });
    elements.push({ start: from, end: start + text.length, components });
  }
  return { text: `${text}'`, elements };
}

/**
 * Writes an interchange with the default service characters, a byte per character (ISO 8859-1), and notes where
 * everything stands. It leans on neither the reader nor the writer of `edifact`, so that places which are computed here
 * are a second opinion on those that the reader finds.
 */
export function layOut({ una, segments }: RawInterchange): Layout {
  const placed: PlacedSegment[] = [];
  let text = una;
  let messages = 0;
  let ordinal: number | undefined;
  for (const segment of segments) {
    if (segment.tag === 'UNH') {
      messages += 1;
      ordinal = 0;
    } else if (segment.tag === 'UNZ' || segment.tag === 'UNE') ordinal = undefined;
    if (ordinal !== undefined) ordinal += 1;
    const message = ordinal === undefined ? undefined : messages;
    const start = text.length;
    const written = writeSegment(segment, start);
    text += written.text;
    placed.push({ tag: segment.tag, message, ordinal, start, end: text.length, elements: written.elements });
    if (segment.tag === 'UNT') ordinal = undefined;
  }
  return { bytes: new Uint8Array(Buffer.from(text, 'latin1')), segments: placed };
}

function ordinalsOf({ message, ordinal }: PlacedSegment): Partial<Span> {
  return {
    interchange: 1,
    ...(message === undefined ? {} : { message }),
    ...(ordinal === undefined ? {} : { segment: ordinal }),
  };
}

function stretchOf(segment: PlacedSegment, element?: number, component?: number): Stretch {
  if (element === undefined) return segment;
  const at = segment.elements[element - 1];
  const terminator = segment.end - 1;
  if (at === undefined) return { start: terminator, end: terminator };
  if (component === undefined) return at;
  return at.components[component - 1] ?? { start: at.end, end: at.end };
}

/** The span of a segment, of an element, or of a component; what is absent has no length and stands where it would. */
export function spanIn(layout: Layout, index: number, element?: number, component?: number): Span {
  const segment = layout.segments[index];
  if (segment === undefined) return { offset: layout.bytes.length, length: 0 };
  const { start, end } = stretchOf(segment, element, component);
  return {
    offset: start,
    length: end - start,
    ...ordinalsOf(segment),
    tag: segment.tag,
    ...(element === undefined ? {} : { element }),
    ...(component === undefined ? {} : { component }),
  };
}

/** The gap before a segment, named as CONTRL names it: by the last segment before it (0096), with the tag that lacks. */
export function gapIn(layout: Layout, index: number, tag: string): Span {
  const [previous, next] = [layout.segments[index - 1], layout.segments[index]];
  return {
    offset: next?.start ?? layout.bytes.length,
    length: 0,
    ...(previous === undefined ? {} : ordinalsOf(previous)),
    tag,
  };
}
