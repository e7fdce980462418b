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
  if (from === to) return true; // the next segment of the same place: most are
  const { demanding, demanded, places } = level;
  for (let i = level.demandingFrom[from] ?? demanding.length; i < demanding.length; i += 1) {
    const index = demanding[i] as number; // i < length
    if (index >= to) return true;
    const use = demanded[i] as number; // as many as of these
    if (use >= 0) {
      if (counts[use] === 0) return false;
      continue;
    }
    const place = places[index];
    if (place !== undefined && !isSatisfied(place, counts)) return false;
  }
  return true;
}

/** Where matching stands: the open levels up to `depth`, innermost last, and the place reached in each. */
export interface Stand {
  readonly levels: Level[];
  readonly reached: number[];
  depth: number;
}

/** Stands at the begin of a table, on a stand of one's own or one used before. */
export function standAt(root: Level, stand: Stand = { levels: [], reached: [], depth: 0 }): Stand {
  stand.levels[0] = root;
  stand.reached[0] = 0;
  stand.depth = 0;
  return stand;
}

/** Steps out to the innermost open level that has the tag ahead, and to its place; undefined when something is missing before it. */
export function stepTo(stand: Stand, tag: number, table: MessageTable): Place | undefined {
  const { levels, reached } = stand;
  for (let { depth } = stand; depth >= 0; depth -= 1) {
    const level = levels[depth] as Level; // there is one up to the depth, and a place for each
    const from = reached[depth] as number;
    const found = level.ahead[from * level.tagCount + tag] ?? -1;
    if (!isComplete(level, from, found === -1 ? level.places.length : found, table.counts)) return undefined;
    if (found === -1) continue;
    stand.depth = depth;
    reached[depth] = found;
    return level.places[found];
  }
  return undefined;
}

/** Whether nothing mandatory is missing in any open level, so that the message may end here. */
export function isClosable(stand: Stand, counts: Uint32Array): boolean {
  for (let { depth } = stand; depth >= 0; depth -= 1) {
    const level = stand.levels[depth] as Level; // as above
    if (!isComplete(level, stand.reached[depth] as number, level.places.length, counts)) return false;
  }
  return true;
}

/** Counts a segment in as a use, and opens the use's level if it has one; false when it comes too often. */
export function enter(stand: Stand, use: UseEntry, counts: Uint32Array): boolean {
  const count = (counts[use.id] ?? 0) + 1;
  if (count > use.repeat) return false;
  counts[use.id] = count;
  if (use.inner === undefined) return true;
  for (let inside = use.id + 1; inside <= use.last; inside += 1) counts[inside] = 0;
  stand.depth += 1;
  stand.levels[stand.depth] = use.inner;
  stand.reached[stand.depth] = 0;
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
  const stand = standAt(table.root);
  const useIds: number[] = new Array<number>(segments.length).fill(-1);
  for (let i = body.start; i < body.end; i += 1) {
    const segment = segments[i];
    const tag = segment === undefined ? undefined : table.tags.get(segment.tag);
    const place = tag === undefined ? undefined : stepTo(stand, tag, table);
    if (segment === undefined || place === undefined) return undefined;
    const use = useAt(place, segment);
    if (use === undefined || use.usage === 'N') return undefined;
    if (!enter(stand, use, counts)) return undefined;
    useIds[i] = use.id;
  }
  return isClosable(stand, counts) ? { useIds, unopened: NONE_UNOPENED } : undefined;
}

const NONE_UNOPENED: Matching['unopened'] = [];
