import { afterSegment, COMPONENT_MARK, ELEMENT_MARK, firstMarkOf, lastMarkOf } from '../edifact/index.js';
import type { AcceptWalk } from './accept-segment.js';
import { conditionPlans, type ConditionPlan } from './check-conditions.js';
import { conditionHolds, type PresentParts } from './condition-holds.js';
import type { MessageTable } from './message-table.js';
import type { ConditionPart } from './model.js';

/** Whether a segment has what a part of a condition asks for. */
function hasPart({ marks, message }: AcceptWalk, at: number, part: ConditionPart): boolean {
  if (part.element === undefined) return true;
  const { cells } = marks;
  const last = lastMarkOf(marks, at);
  let element = 0;
  let component = 0;
  for (let mark = firstMarkOf(at); mark < last; mark += 1) {
    const cell = cells[mark] as number; // mark < last, and last is a mark too
    const rank = cell & 3;
    if (rank === ELEMENT_MARK) {
      element += 1;
      component = 1;
    } else if (rank === COMPONENT_MARK) component += 1;
    if (element > part.element) return false;
    if (element < part.element || (part.component ?? component) !== component) continue;
    const isEmpty = (cells[mark + 1] as number) >> 2 === (cell >> 2) + 1;
    if (isEmpty) continue;
    if (part.values === undefined || part.values.includes(message.textAt(at, mark))) return true;
  }
  return false;
}

/** Parts of a condition that a segment matched to a use has, as bits by their place. */
function partsIn(plan: ConditionPlan, walk: AcceptWalk, at: number, id: number): PresentParts {
  const { parts } = plan;
  let present = 0;
  for (let place = 0; place < parts.length; place += 1) {
    const { part, use } = parts[place] as ConditionPlan['parts'][number]; // place < length
    if (use.id === id && hasPart(walk, at, part)) present |= 1 << place;
  }
  return present;
}

/** Whether one condition holds in every occurrence of what it holds within. */
function holds(plan: ConditionPlan, walk: AcceptWalk, uses: readonly number[]): boolean {
  const { within, parts, condition } = plan;
  const { marks } = walk;
  const first = within === undefined ? 0 : within.id;
  const last = within === undefined ? Infinity : within.last;
  let isOpen = within === undefined;
  let present: PresentParts = 0;
  let at = afterSegment(marks, 0);
  for (let index = 0; index < uses.length; index += 1) {
    const id = uses[index] as number; // index < length
    if (id === within?.id) {
      if (isOpen && !conditionHolds(condition.kind, present, parts.length)) return false;
      isOpen = true;
      present = 0;
    }
    if (isOpen && id >= first && id <= last) present |= partsIn(plan, walk, at, id);
    at = afterSegment(marks, at);
  }
  return !isOpen || conditionHolds(condition.kind, present, parts.length);
}

/**
 * Whether `checkConditions` would find nothing in a message whose segments were all taken.
 * @param uses ids of the uses that the segments after UNH were matched to, in order
 */
export function acceptConditions(table: MessageTable, walk: AcceptWalk, uses: readonly number[]): boolean {
  for (const plan of conditionPlans(table)) {
    const { within } = plan;
    if (within !== undefined && !uses.includes(within.id)) continue;
    if (!holds(plan, walk, uses)) return false;
  }
  return true;
}
