import { COMPONENT_MARK, ELEMENT_MARK, firstMarkOf, lastMarkOf, startOf } from '../edifact/index.js';
import { acceptSegment, isGoodValue, type AcceptWalk } from './accept-segment.js';
import type { ComponentPlan, SegmentPlan } from './segment-plan.js';

/**
 * Where everything stood in a segment that was accepted, counted from its tag: a segment of the same use with the same
 * layout has data in the same components, of the same lengths, so that only values that bytes decide about are looked at.
 */
export interface KnownLayout {
  /** The segment's marks, less its first byte's place. */
  readonly marks: number[];
  /** How many marks it has; 0 where none was accepted yet. */
  count: number;
  /** The values to look at: which mark they follow, and what they must be. */
  readonly looks: { mark: number; plan: ComponentPlan }[];
  lookCount: number;
  /** How often in a row a segment was laid out otherwise. */
  misses: number;
}

/** After so many misses in a row, as texts of any length give, keeping layouts costs more than it saves. */
const MISSES_MAX = 16;

export function unknownLayout(): KnownLayout {
  return { marks: [], count: 0, looks: [], lookCount: 0, misses: 0 };
}

/** Whether `checkSegment` would find nothing in a segment; quick where it is laid out as the last one was. */
export function acceptLikeLast(
  walk: AcceptWalk,
  at: number,
  plan: SegmentPlan,
  layout: KnownLayout,
): boolean {
  if (layout.misses > MISSES_MAX) return acceptSegment(walk, at, plan);
  if (!isLaidOutSo(walk, at, layout)) {
    layout.misses += 1;
    if (!acceptSegment(walk, at, plan)) return false;
    keepLayout(walk, at, plan, layout);
    return true;
  }
  layout.misses = 0;
  const { cells } = walk.marks;
  const first = firstMarkOf(at);
  const { looks, lookCount } = layout;
  for (let i = 0; i < lookCount; i += 1) {
    const look = looks[i] as KnownLayout['looks'][number]; // i < lookCount <= length
    const mark = first + look.mark;
    const start = ((cells[mark] as number) >> 2) + 1; // a mark that the layout has, and so is the next
    const end = (cells[mark + 1] as number) >> 2;
    if (!isGoodValue(walk, at, mark, look.plan, start, end)) return false;
  }
  return true;
}

function isLaidOutSo({ marks }: AcceptWalk, at: number, layout: KnownLayout): boolean {
  const { cells } = marks;
  const first = firstMarkOf(at);
  const { count, marks: known } = layout;
  if (lastMarkOf(marks, at) - first + 1 !== count) return false;
  const shift = startOf(marks, at) << 2;
  for (let i = 0; i < count; i += 1) {
    if ((cells[first + i] as number) - shift !== known[i]) return false; // as many marks as the layout has
  }
  return true;
}

/** Keeps the layout of a segment that was accepted. */
function keepLayout({ marks }: AcceptWalk, at: number, plan: SegmentPlan, layout: KnownLayout): void {
  const { cells } = marks;
  const { stride, plainBytesMax } = plan.flat;
  const first = firstMarkOf(at);
  const last = lastMarkOf(marks, at);
  const shift = startOf(marks, at) << 2;
  layout.count = last - first + 1;
  layout.lookCount = 0;
  let element = 0;
  let component = 0;
  for (let mark = first; mark <= last; mark += 1) {
    const cell = cells[mark] as number; // mark <= last
    layout.marks[mark - first] = cell - shift;
    if (mark === last) break;
    if ((cell & 3) === ELEMENT_MARK) {
      element += 1;
      component = 1;
    } else if ((cell & 3) === COMPONENT_MARK) component += 1;
    const length = ((cells[mark + 1] as number) >> 2) - (cell >> 2) - 1;
    if (length <= (plainBytesMax[element * stride + component] ?? 0)) continue;
    const value = plan.elements[element - 1]?.components[component - 1];
    if (value === undefined) continue;
    layout.looks[layout.lookCount] = { mark: mark - first, plan: value };
    layout.lookCount += 1;
  }
}
