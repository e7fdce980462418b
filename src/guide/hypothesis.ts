import type { Segment } from '../edifact/index.js';
import type { Level, MessageTable, Place, UseEntry } from './message-table.js';

/** A list that grows at its head and shares its tail, so that many hypotheses can share one past. */
export interface Chain<T> {
  readonly item: T;
  readonly rest: Chain<T> | undefined;
}

/** What a hypothesis says is amiss. Indexes are those of the message's segments. */
export type Deviation =
  /** A mandatory use, or any one of several, is not there; it should have come before this segment. */
  | { readonly kind: 'missing'; readonly before: number; readonly uses: readonly [UseEntry, ...UseEntry[]] }
  /** A segment that the message has no place for, or none here. */
  | { readonly kind: 'stray'; readonly segment: number; readonly why: StrayReason }
  /** A segment that the guide does not use here, though the directory has it. */
  | { readonly kind: 'unused'; readonly segment: number; readonly use: UseEntry | undefined }
  /** A segment of a use whose place has passed. */
  | { readonly kind: 'late'; readonly segment: number; readonly use: UseEntry }
  /** One more than the use may come. */
  | { readonly kind: 'over-limit'; readonly segment: number; readonly use: UseEntry }
  /** The place is there, but its qualifier tells no use of it. */
  | { readonly kind: 'qualifier'; readonly segment: number; readonly place: Place };

export type StrayReason = 'unknown' | 'unused' | 'repeated' | 'misplaced';

type Missing = Extract<Deviation, { readonly kind: 'missing' }>;

/** An open group (or the message) and how far it was read. */
export interface Frame {
  readonly level: Level;
  /** Place reached. */
  readonly reached: number;
  /** The last segment taken in it, and the last one before the place reached: what is missing is missing after it. */
  readonly lastAt: number;
  readonly placeAt: number;
  /** The segments taken at the place reached, with the slots of the uses they are. */
  readonly here: readonly { readonly segment: number; readonly slot: number }[];
  /** How often each use of the level came, by slot. */
  readonly counts: readonly number[];
  /** Places of segments whose qualifier was unknown: each stands for one use that would be missing there. */
  readonly strangers: readonly number[];
  readonly missing: readonly Missing[];
  /** The group's use whose trigger is missing. */
  readonly unopened: Missing | undefined;
  readonly parent: Frame | undefined;
}

/** A stray segment that may turn out to be one that came before its place. */
export interface Stray {
  readonly segment: number;
  readonly view: Segment;
  /** Its tag is none of the message's: misspelt, perhaps. */
  readonly unknown: boolean;
}

/** One way to explain the message so far, and what it takes: the fewest deviations win. */
export interface Hypothesis {
  readonly frame: Frame;
  readonly cost: number;
  readonly deviations: Chain<Deviation> | undefined;
  /** Missing uses that came later after all. */
  readonly settled: Chain<Missing> | undefined;
  /** Stray segments that were found to be uses that came too early. */
  readonly claimed: Chain<{ readonly segment: number; readonly use: UseEntry }> | undefined;
  readonly matched: Chain<{ readonly segment: number; readonly use: UseEntry }> | undefined;
  readonly unopened: Chain<{ readonly segment: number; readonly useId: number }> | undefined;
  readonly strays: readonly Stray[];
  /** Segment at which it last had to deviate. */
  readonly deviatedAt: number;
}

/** Stray segments remembered as possibly early ones: the newest. */
const STRAYS_MAX = 16;

/** Opens the frame of a level, after the segment at an index: a group's trigger, or what stands in for it. */
export function openFrame(level: Level, parent: Frame | undefined, at: number, unopened?: Missing): Frame {
  const counts = new Array<number>(level.slots).fill(0);
  const nothing = { here: [], strangers: [], missing: [] };
  return { level, reached: 0, lastAt: at, placeAt: at, counts, ...nothing, unopened, parent };
}

/** Nothing read yet. */
export function firstHypothesis(table: MessageTable): Hypothesis {
  const nothing = { deviations: undefined, settled: undefined, claimed: undefined, matched: undefined };
  return {
    ...nothing,
    frame: openFrame(table.root, undefined, -1),
    cost: 0,
    unopened: undefined,
    strays: [],
    deviatedAt: -1,
  };
}

/** The items of a chain, oldest first. */
export function itemsOf<T>(chain: Chain<T> | undefined): readonly T[] {
  const items: T[] = [];
  for (let cell = chain; cell !== undefined; cell = cell.rest) items.push(cell.item);
  return items.reverse();
}

export function deviate(hypothesis: Hypothesis, deviation: Deviation, at: number): Hypothesis {
  const deviations = { item: deviation, rest: hypothesis.deviations };
  return { ...hypothesis, deviations, cost: hypothesis.cost + 1, deviatedAt: at };
}

export function rememberStray(hypothesis: Hypothesis, stray: Stray): Hypothesis {
  return { ...hypothesis, strays: [...hypothesis.strays, stray].slice(-STRAYS_MAX) };
}

export function matchTo(hypothesis: Hypothesis, segment: number, use: UseEntry): Hypothesis {
  return { ...hypothesis, matched: { item: { segment, use }, rest: hypothesis.matched } };
}

/** Whether a segment, by tag and qualifier, is this use. */
export function isUse(use: UseEntry, segment: Segment): boolean {
  if (use.segment.tag !== segment.tag) return false;
  const { qualifier } = use;
  return (
    qualifier === undefined || qualifier.values.has(segment.text(qualifier.element, qualifier.component))
  );
}

/** Whether a stray segment may be the one that is missing: it came too early, or stands there with its tag misspelt. */
function accountingUse(stray: Stray, missing: Missing, since: number, until: number): UseEntry | undefined {
  if (!stray.unknown) return missing.uses.find((use) => isUse(use, stray.view));
  return stray.segment > since && stray.segment < until ? missing.uses[0] : undefined;
}

/**
 * Notes a missing use, unless a stray segment accounts for it: then the two are one fault, and it has been noted.
 * @param since the last segment before the place where it is missing
 * @param until the first segment behind that place: uses at one place come in any order, so a misspelt one may stand
 * behind those that it is looked for before
 */
export function miss(
  hypothesis: Hypothesis,
  missing: Missing,
  since: number,
  until: number = missing.before,
): { readonly next: Hypothesis; readonly noted: boolean } {
  for (const stray of hypothesis.strays) {
    const use = accountingUse(stray, missing, since, until);
    if (use === undefined) continue;
    const claimed = { item: { segment: stray.segment, use }, rest: hypothesis.claimed };
    const strays = hypothesis.strays.filter((each) => each !== stray);
    return { next: { ...hypothesis, claimed, strays }, noted: false };
  }
  return { next: deviate(hypothesis, missing, missing.before), noted: true };
}

/** What must be at a place and is not: each unknown qualifier there is taken for one of the uses. */
function missingAt(frame: Frame, place: Place): readonly Missing['uses'][] {
  const absent = place.uses.filter(({ usage, slot }) => usage === 'M' && frame.counts[slot] === 0);
  const [first, ...others] = place.uses;
  const none = place.oneOf && place.uses.every(({ slot }) => frame.counts[slot] === 0);
  const wanted = absent.map((use): Missing['uses'] => [use]);
  if (none && absent.length === 0 && first !== undefined) wanted.push([first, ...others]);
  return wanted.slice(frame.strangers.filter((index) => index === place.index).length);
}

/** Uses at one place come in any order, yet one is looked for where the guide has it: before those listed after it. */
function expectedBefore(frame: Frame, place: Place, use: UseEntry, before: number): number {
  if (place.index !== frame.reached) return before;
  return frame.here.find(({ slot }) => slot > use.slot)?.segment ?? before;
}

/** Moves the innermost frame on to a place; what is mandatory in between and did not come is missing. */
export function advance(hypothesis: Hypothesis, to: number, before: number): Hypothesis {
  const { frame } = hypothesis;
  if (to === frame.reached) return hypothesis;
  let next = hypothesis;
  const missing = [...frame.missing];
  for (const index of frame.level.demanding) {
    const place = frame.level.places[index];
    if (place === undefined || index < frame.reached || index >= to) continue;
    for (const uses of missingAt(frame, place)) {
      const item: Missing = { kind: 'missing', before: expectedBefore(frame, place, uses[0], before), uses };
      const since = index === frame.reached ? frame.placeAt : frame.lastAt;
      const result = miss(next, item, since, before);
      next = result.next;
      if (result.noted) missing.push(item);
    }
  }
  return { ...next, frame: { ...frame, reached: to, placeAt: frame.lastAt, here: [], missing } };
}

/** Closes the innermost group: what it still lacks is missing. */
export function closeFrame(hypothesis: Hypothesis, before: number): Hypothesis | undefined {
  const { parent, level } = hypothesis.frame;
  if (parent === undefined) return undefined;
  const closed = advance(hypothesis, level.places.length, before);
  return { ...closed, frame: { ...parent, lastAt: Math.max(parent.lastAt, closed.frame.lastAt) } };
}

/** Counts one more of a use in a frame of the stack, wherever it is; what it makes good is missing there no longer. */
export function countUse(top: Frame, frame: Frame, slot: number, madeGood?: Missing): Frame {
  if (top === frame) {
    const counts = frame.counts.with(slot, (frame.counts[slot] ?? 0) + 1);
    return { ...frame, counts, missing: frame.missing.filter((missing) => missing !== madeGood) };
  }
  return top.parent === undefined ? top : { ...top, parent: countUse(top.parent, frame, slot, madeGood) };
}
