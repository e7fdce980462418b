import type { Segment } from '../edifact/index.js';
import type { Level, MessageTable, Place, UseEntry } from './message-table.js';

/** Which use each segment of a message was matched to. */
export interface Matching {
  /** Ids of uses by index in the message's segments; -1 where none was found. */
  readonly useIds: readonly number[];
  /** Groups whose trigger is missing: index of the first segment found in one, and the id of the group's use. */
  readonly unopened: readonly { readonly segment: number; readonly useId: number }[];
}

/** Half-open range of the segments between UNH and UNT: the engine owns these two. */
export interface Body {
  readonly start: number;
  readonly end: number;
}

/** Where a message's body begins and ends, whether or not UNH and UNT came. */
export function bodyOf(segments: readonly Segment[]): Body {
  const start = segments[0]?.tag === 'UNH' ? 1 : 0;
  const end = segments[segments.length - 1]?.tag === 'UNT' ? segments.length - 1 : segments.length;
  return { start, end: Math.max(start, end) };
}

/** The use at a place that a segment with the place's tag is; undefined when its qualifier is none of theirs. */
export function useAt(place: Place, segment: Segment): UseEntry | undefined {
  for (const use of place.uses) {
    const { qualifier } = use;
    if (qualifier === undefined || qualifier.values.has(segment.text(qualifier.element, qualifier.component)))
      return use;
  }
  return undefined;
}

function placeFrom(level: Level, from: number, tag: string): number {
  const { places } = level;
  for (let index = from; index < places.length; index += 1) if (places[index]?.tag === tag) return index;
  return -1;
}

function isSatisfied(place: Place, counts: Uint32Array): boolean {
  let any = false;
  for (const use of place.uses) {
    if (counts[use.id] !== 0) any = true;
    else if (use.usage === 'M') return false;
  }
  return any || !place.oneOf;
}

/** Whether nothing mandatory is missing at the places from `from` up to but not `to`. */
function isComplete(level: Level, from: number, to: number, counts: Uint32Array): boolean {
  for (const index of level.demanding) {
    if (index >= to) return true;
    const place = level.places[index];
    if (index >= from && place !== undefined && !isSatisfied(place, counts)) return false;
  }
  return true;
}

/**
 * Matches a message that is as it should be, in one pass and without looking back: each segment goes to the next place
 * in table order that has its tag, innermost group first (UN rule of sequence).
 * @returns undefined as soon as anything is amiss; what that is, is for `explainMessage` to find
 */
export function matchConforming(
  table: MessageTable,
  segments: readonly Segment[],
  body: Body,
): Matching | undefined {
  const { counts } = table;
  counts.fill(0);
  const levels: Level[] = [table.root];
  const reached: number[] = [0];
  const useIds: number[] = new Array<number>(segments.length).fill(-1);
  let depth = 0;
  for (let i = body.start; i < body.end; i += 1) {
    const segment = segments[i];
    if (segment === undefined) return undefined;
    let found = -1;
    for (; found === -1; depth -= 1) {
      const level = levels[depth];
      if (level === undefined) return undefined;
      const from = reached[depth] ?? 0;
      found = placeFrom(level, from, segment.tag);
      if (!isComplete(level, from, found === -1 ? level.places.length : found, counts)) return undefined;
    }
    depth += 1; // the loop has stepped out once too often
    reached[depth] = found;
    const place = levels[depth]?.places[found];
    const use = place === undefined ? undefined : useAt(place, segment);
    if (use === undefined || use.usage === 'N') return undefined;
    const count = (counts[use.id] ?? 0) + 1;
    if (count > use.node.repeat) return undefined;
    counts[use.id] = count;
    useIds[i] = use.id;
    if (use.inner === undefined) continue;
    counts.fill(0, use.id + 1, use.last + 1);
    depth += 1;
    levels[depth] = use.inner;
    reached[depth] = 0;
  }
  for (; depth >= 0; depth -= 1) {
    const level = levels[depth];
    if (level === undefined || !isComplete(level, reached[depth] ?? 0, level.places.length, counts))
      return undefined;
  }
  return { useIds, unopened: [] };
}
