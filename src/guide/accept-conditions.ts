import { COMPONENT_MARK, ELEMENT_MARK, firstMarkOf, lastMarkOf } from '../edifact/index.js';
import type { AcceptWalk } from './accept-segment.js';
import { conditionPlans } from './check-conditions.js';
import { conditionHolds, type PresentParts } from './condition-holds.js';
import type { MessageTable } from './message-table.js';
import type { ConditionKind, ConditionPart } from './model.js';

/** What segments of one use say of the parts of one condition. */
interface UseParts {
  /** Position of the condition among the table's. */
  readonly condition: number;
  /** Parts that the segment has by being there. */
  readonly always: PresentParts;
  /** Parts that data in an element are, whichever component and value: by the element's number. */
  readonly byElement: readonly PresentParts[];
  /** Parts that ask for more. */
  readonly others: readonly { readonly part: ConditionPart; readonly bit: PresentParts }[];
}

/** A table's conditions, by the uses at which a walk over a message's segments meets what they ask for. */
export interface ConditionWalk {
  readonly conditions: readonly { readonly kind: ConditionKind; readonly parts: number }[];
  /** By id of a use: the conditions that hold anew within each segment or group of that use. */
  readonly begun: readonly (readonly number[] | undefined)[];
  /** By id of a use: what its segments say. */
  readonly told: readonly (readonly UseParts[] | undefined)[];
  /** Scratch: which parts came of each condition; NOT_OPEN where what it holds within has not come. */
  readonly present: PresentParts[];
  /** What `present` is at the begin of a message. */
  readonly first: readonly PresentParts[];
}

const NOT_OPEN = -1;

const walks = new WeakMap<MessageTable, ConditionWalk>();

function makeWalk(table: MessageTable): ConditionWalk {
  const plans = conditionPlans(table);
  const ids = table.uses.map(({ id }) => id);
  const partsOf = (condition: number, id: number): readonly UseParts[] => {
    const { within, parts = [] } = plans[condition] ?? {};
    const isWithin = within === undefined || (id >= within.id && id <= within.last);
    const own = parts.flatMap(({ part, use }, place) =>
      isWithin && use.id === id ? [{ part, bit: 1 << place }] : [],
    );
    if (own.length === 0) return [];
    const bitsOf = (element: number | undefined): PresentParts =>
      own.reduce(
        (bits, { part, bit }) => (isSimple(part) && part.element === element ? bits | bit : bits),
        0,
      );
    const elements = own.map(({ part }) => part.element ?? 0);
    return [
      {
        condition,
        always: bitsOf(undefined),
        byElement: Array.from({ length: Math.max(...elements) + 1 }, (_, element) => bitsOf(element)),
        others: own.filter(({ part }) => !isSimple(part)),
      },
    ];
  };
  const first = plans.map(({ within }) => (within === undefined ? 0 : NOT_OPEN));
  return {
    conditions: plans.map(({ condition, parts }) => ({ kind: condition.kind, parts: parts.length })),
    begun: ids.map((id) => {
      const begun = plans.flatMap(({ within }, condition) => (within?.id === id ? [condition] : []));
      return begun.length === 0 ? undefined : begun;
    }),
    told: ids.map((id) => {
      const told = plans.flatMap((_, condition) => partsOf(condition, id));
      return told.length === 0 ? undefined : told;
    }),
    present: [...first],
    first,
  };
}

/** A table's conditions at the begin of a message; undefined for a table that has none. */
export function beginConditions(table: MessageTable): ConditionWalk | undefined {
  if (table.guide.conditions.length === 0) return undefined;
  let walk = walks.get(table);
  if (walk === undefined) {
    walk = makeWalk(table);
    walks.set(table, walk);
  }
  const { first, present } = walk;
  for (let i = 0; i < first.length; i += 1) present[i] = first[i] as number; // i < length
  return walk;
}

/** Whether being there, or data anywhere in the element, is all that a part asks for. */
function isSimple({ component, values }: ConditionPart): boolean {
  return component === undefined && values === undefined;
}

/** Parts of a condition that a segment has. */
function partsIn(walk: AcceptWalk, at: number, told: UseParts): PresentParts {
  const { byElement, others } = told;
  const { marks } = walk;
  const { cells } = marks;
  const last = lastMarkOf(marks, at);
  let present = told.always;
  let element = 0;
  for (let mark = firstMarkOf(at); mark < last; mark += 1) {
    const cell = cells[mark] as number; // mark < last, and last is a mark too
    if ((cell & 3) === ELEMENT_MARK) element += 1;
    if (element >= byElement.length) break;
    const isEmpty = (cells[mark + 1] as number) >> 2 === (cell >> 2) + 1;
    if (!isEmpty) present |= byElement[element] as number; // element < length
  }
  for (let i = 0; i < others.length; i += 1) {
    const { part, bit } = others[i] as UseParts['others'][number]; // i < length
    if (hasPart(walk, at, part)) present |= bit;
  }
  return present;
}

/** Whether a segment has data where a part asks for them, and a value that it asks for. */
function hasPart({ marks, message }: AcceptWalk, at: number, part: ConditionPart): boolean {
  const { cells } = marks;
  const last = lastMarkOf(marks, at);
  const wanted = part.element ?? 0;
  let element = 0;
  let component = 0;
  for (let mark = firstMarkOf(at); mark < last; mark += 1) {
    const cell = cells[mark] as number; // mark < last, and last is a mark too
    const rank = cell & 3;
    if (rank === ELEMENT_MARK) {
      element += 1;
      component = 1;
    } else if (rank === COMPONENT_MARK) component += 1;
    if (element > wanted) return false;
    if (element < wanted || (part.component ?? component) !== component) continue;
    const isEmpty = (cells[mark + 1] as number) >> 2 === (cell >> 2) + 1;
    if (isEmpty) continue;
    if (part.values === undefined || part.values.includes(message.textAt(at, mark))) return true;
  }
  return false;
}

/** Whether one condition holds in what it was last held within. */
function holds({ conditions, present }: ConditionWalk, place: number): boolean {
  const came = present[place] as number; // one for each condition, here and below
  const { kind, parts } = conditions[place] as ConditionWalk['conditions'][number];
  return came === NOT_OPEN || conditionHolds(kind, came, parts);
}

/**
 * Takes the next segment of a message, which is of the use `id`. False where a condition does not hold in what it was held
 * within before.
 */
export function takeIntoConditions(
  conditions: ConditionWalk,
  walk: AcceptWalk,
  at: number,
  id: number,
): boolean {
  const { present } = conditions;
  const begun = conditions.begun[id];
  if (begun !== undefined) {
    for (const place of begun) {
      if (!holds(conditions, place)) return false;
      present[place] = 0;
    }
  }
  const told = conditions.told[id];
  if (told !== undefined) {
    for (const parts of told) {
      const { condition } = parts;
      present[condition] = (present[condition] as number) | partsIn(walk, at, parts);
    }
  }
  return true;
}

/** Whether every condition holds, all segments being taken: then `checkConditions` would find nothing. */
export function conditionsHold(conditions: ConditionWalk): boolean {
  for (let place = 0; place < conditions.first.length; place += 1) {
    if (!holds(conditions, place)) return false;
  }
  return true;
}
