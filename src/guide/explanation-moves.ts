import type { Segment } from '../edifact/index.js';
import {
  advance,
  closeFrame,
  countUse,
  deviate,
  isUse,
  matchTo,
  miss,
  openFrame,
  rememberStray,
} from './hypothesis.js';
import type { Frame, Hypothesis, StrayReason } from './hypothesis.js';
import { useAt } from './match-message.js';
import type { Level, MessageTable, Place, UseEntry } from './message-table.js';

/** A segment to explain, with its index and the one before it. */
export interface Step {
  readonly segment: Segment;
  readonly at: number;
  /** Number of its tag in the message; undefined when the message has no such tag. */
  readonly tag: number | undefined;
  readonly previous: Segment | undefined;
}

/** Takes a segment as a use at a place of the innermost frame, which then stands there; a group's frame is opened. */
function accept(hypothesis: Hypothesis, place: Place, use: UseEntry, at: number): Hypothesis {
  const there = advance(hypothesis, place.index, at);
  const count = there.frame.counts[use.slot] ?? 0;
  const here = [...there.frame.here, { segment: at, slot: use.slot }];
  const counted = { ...there, frame: { ...countUse(there.frame, there.frame, use.slot), here, lastAt: at } };
  // One over the limit is the fault; the ones after it are the same fault.
  const limited =
    count === use.node.repeat ? deviate(counted, { kind: 'over-limit', segment: at, use }, at) : counted;
  const matched = matchTo(limited, at, use);
  return use.inner === undefined ? matched : { ...matched, frame: openFrame(use.inner, matched.frame, at) };
}

/** Passes over a group that the guide does not use, or whose use is not known: what stands in it is no further fault. */
function passOver(hypothesis: Hypothesis, place: Place, at: number): Hypothesis {
  const { unused } = place;
  return unused === undefined
    ? hypothesis
    : { ...hypothesis, frame: openFrame(unused, hypothesis.frame, at) };
}

/** The next place with a tag, from an index on. */
function placeAhead(level: Level, from: number, tag: number): Place | undefined {
  return level.places[level.ahead[from * level.tagCount + tag] ?? -1];
}

function placesAhead({ level, reached }: Frame, tag: number | undefined): readonly Place[] {
  if (tag === undefined) return [];
  const found: Place[] = [];
  for (
    let place = placeAhead(level, reached, tag);
    place !== undefined;
    place = placeAhead(level, place.index + 1, tag)
  ) {
    found.push(place);
  }
  return found;
}

/** The hypothesis with each frame of its stack in turn as the innermost, innermost first; closing frames may cost. */
function outward(hypothesis: Hypothesis, at: number): readonly Hypothesis[] {
  const found = [hypothesis];
  for (let outer = closeFrame(hypothesis, at); outer !== undefined; outer = closeFrame(outer, at))
    found.push(outer);
  return found;
}

/** The move that costs nothing, if there is one: the segment stands where it may. */
export function freeMove(hypothesis: Hypothesis, { segment, at, tag }: Step): Hypothesis | undefined {
  let outer: Hypothesis | undefined = hypothesis;
  while (outer?.cost === hypothesis.cost) {
    for (const place of placesAhead(outer.frame, tag)) {
      const next = freeAt(outer, place, segment, at);
      if (next?.cost === hypothesis.cost) return next;
    }
    outer = closeFrame(outer, at);
  }
  return undefined;
}

function freeAt(hypothesis: Hypothesis, place: Place, segment: Segment, at: number): Hypothesis | undefined {
  if (hypothesis.frame.level.silent) return passOver(advance(hypothesis, place.index, at), place, at);
  const use = useAt(place, segment);
  return use === undefined || use.usage === 'N' ? undefined : accept(hypothesis, place, use, at);
}

/** Moves forward to a place with the segment's tag, at the cost of what is missing before it or wrong with it. */
function forward(hypothesis: Hypothesis, step: Step): readonly Hypothesis[] {
  const { segment, at, tag } = step;
  return outward(hypothesis, at).flatMap((outer) =>
    placesAhead(outer.frame, tag).flatMap((place): readonly Hypothesis[] => {
      const use = useAt(place, segment);
      if (use !== undefined && use.usage !== 'N') return [accept(outer, place, use, at)];
      if (use !== undefined || place.uses.length === 0) {
        if (place.unused === undefined) return []; // the same as a stray
        return [passOver(deviate(outer, { kind: 'unused', segment: at, use }, at), place, at)];
      }
      const there = advance(outer, place.index, at);
      const strangers = [...there.frame.strangers, place.index];
      const told = { ...there, frame: { ...there.frame, strangers, lastAt: at } };
      return [passOver(deviate(told, { kind: 'qualifier', segment: at, place }, at), place, at)];
    }),
  );
}

/** Takes a segment as a use whose place has passed; if it was missed there, the two are one fault. */
function acceptLate(hypothesis: Hypothesis, frame: Frame, use: UseEntry, at: number): Hypothesis {
  const missed = frame.missing.find(({ uses }) => uses.includes(use));
  const late = deviate(hypothesis, { kind: 'late', segment: at, use }, at);
  const counted = { ...late, frame: countUse(late.frame, frame, use.slot, missed) };
  const matched = matchTo(counted, at, use);
  const opened =
    use.inner === undefined ? matched : { ...matched, frame: openFrame(use.inner, matched.frame, at) };
  if (missed === undefined) return opened;
  return { ...opened, cost: opened.cost - 1, settled: { item: missed, rest: opened.settled } };
}

function backward(hypothesis: Hypothesis, { segment, at }: Step): readonly Hypothesis[] {
  const found: Hypothesis[] = [];
  for (let frame: Frame | undefined = hypothesis.frame; frame !== undefined; frame = frame.parent) {
    for (const place of frame.level.places) {
      if (place.index >= frame.reached || place.tag !== segment.tag) continue;
      const use = useAt(place, segment);
      if (use === undefined || use.usage === 'N' || (frame.counts[use.slot] ?? 0) >= use.node.repeat)
        continue;
      found.push(acceptLate(hypothesis, frame, use, at));
    }
  }
  return found;
}

/** The trigger of a group that was opened without it: it came late. */
function lateTrigger(hypothesis: Hypothesis, { segment, at }: Step): readonly Hypothesis[] {
  const { frame } = hypothesis;
  const missed = frame.unopened;
  const use = missed?.uses.find((each) => isUse(each, segment));
  if (missed === undefined || use === undefined) return [];
  const late = deviate(hypothesis, { kind: 'late', segment: at, use }, at);
  const settled = { item: missed, rest: late.settled };
  const matched = matchTo(late, at, use);
  return [{ ...matched, cost: late.cost - 1, settled, frame: { ...frame, unopened: undefined } }];
}

/** Opens a group without its trigger, for a segment that stands inside it. */
function openWithoutTrigger(
  outer: Hypothesis,
  place: Place,
  group: UseEntry,
  step: Step,
): readonly Hypothesis[] {
  const { inner } = group;
  if (inner === undefined || group.usage === 'N') return [];
  if ((outer.frame.counts[group.slot] ?? 0) >= group.node.repeat) return [];
  const inside = inner.places.find(({ tag }) => tag === step.segment.tag);
  const use = inside === undefined ? undefined : useAt(inside, step.segment);
  if (inside === undefined || use === undefined || use.usage === 'N') return [];
  const there = advance(outer, place.index, step.at);
  const counted = { ...there, frame: countUse(there.frame, there.frame, group.slot) };
  const missing = { kind: 'missing', before: step.at, uses: [group] } as const;
  const missed = miss(counted, missing, there.frame.lastAt);
  const unopened = { item: { segment: step.at, useId: group.id }, rest: counted.unopened };
  const frame = openFrame(inner, counted.frame, there.frame.lastAt, missed.noted ? missing : undefined);
  return [accept({ ...missed.next, unopened, frame }, inside, use, step.at)];
}

function untriggered(hypothesis: Hypothesis, step: Step): readonly Hypothesis[] {
  return outward(hypothesis, step.at).flatMap((outer) =>
    outer.frame.level.places
      .filter((place) => place.isGroup && place.index >= outer.frame.reached)
      .flatMap((place) => place.uses.flatMap((group) => openWithoutTrigger(outer, place, group, step))),
  );
}

function strayReason(
  table: MessageTable,
  hypothesis: Hypothesis,
  { segment, tag, previous }: Step,
): StrayReason {
  if (tag === undefined) return 'unknown';
  const used = table.uses.some((use) => use.usage !== 'N' && isUse(use, segment));
  if (!used) return 'unused';
  const repeats = previous?.tag === segment.tag && hypothesis.matched?.item.use.segment.tag === segment.tag;
  return repeats ? 'repeated' : 'misplaced';
}

/** Takes a segment as standing where it should not, and reads on as if it were not there. */
function stray(table: MessageTable, hypothesis: Hypothesis, step: Step): Hypothesis {
  const why = strayReason(table, hypothesis, step);
  const next = deviate(hypothesis, { kind: 'stray', segment: step.at, why }, step.at);
  return rememberStray(next, { segment: step.at, view: step.segment, unknown: why === 'unknown' });
}

/**
 * Ways to have gone on that doubt a segment which could be placed for nothing: it may be the one that is out of order,
 * and the next one in order, not the other way round.
 */
export function doubts(table: MessageTable, hypothesis: Hypothesis, step: Step): readonly Hypothesis[] {
  if (hypothesis.frame.level.silent) return [];
  return [...lateTrigger(hypothesis, step), stray(table, hypothesis, step)];
}

/** Every way to go on from a hypothesis when the segment cannot be placed for nothing; the likelier ones first. */
export function alternatives(table: MessageTable, hypothesis: Hypothesis, step: Step): readonly Hypothesis[] {
  if (step.tag === undefined) return [stray(table, hypothesis, step)];
  return [
    ...forward(hypothesis, step),
    ...backward(hypothesis, step),
    ...lateTrigger(hypothesis, step),
    ...untriggered(hypothesis, step),
    stray(table, hypothesis, step),
  ];
}
