import { afterSegment, COMPONENT_MARK, ELEMENT_MARK, firstMarkOf, lastMarkOf } from '../edifact/index.js';
import type { AcceptWalk } from './accept-segment.js';
import { conditionPlans, type ConditionPlan } from './check-conditions.js';
import { conditionBreach } from './condition-holds.js';
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

/** Whether one condition holds in every occurrence of what it holds within. */
function holds(plan: ConditionPlan, walk: AcceptWalk, uses: readonly number[]): boolean {
  const { condition, within, parts } = plan;
  const { marks } = walk;
  const present = parts.map(() => false);
  let isOpen = within === undefined;
  let index = 0;
  for (
    let at = afterSegment(marks, 0);
    afterSegment(marks, at) < marks.length;
    at = afterSegment(marks, at)
  ) {
    const id = uses[index] as number; // one for each segment between UNH and UNT
    index += 1;
    if (within !== undefined && (id < within.id || id > within.last)) continue;
    if (id === within?.id) {
      if (isOpen && conditionBreach(condition.kind, present) !== undefined) return false;
      isOpen = true;
      present.fill(false);
    }
    if (!isOpen) continue;
    for (const [place, { part, use }] of parts.entries()) {
      if (use.id === id && hasPart(walk, at, part)) present[place] = true;
    }
  }
  return !isOpen || conditionBreach(condition.kind, present) === undefined;
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
