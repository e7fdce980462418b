import { conditionBreach, type ConditionBreach } from '../condition-holds.js';
import type { Drawing } from './draw-segment.js';
import {
  drawnConditions,
  presenceIn,
  scopeOf,
  unmetIn,
  type Chain,
  type DrawnCondition,
  type Unmet,
} from './drawn-conditions.js';
import type { DrawnNode } from './model.js';
import { addPart, removePart, withInstance, type Changing, type Kept } from './toggle-part.js';

/** Repairs of one message at most: each is of one condition in one occurrence. */
const REPAIRS_MAX = 200;

/** Which parts are to be there. */
type Presence = readonly boolean[];

function distance(one: Presence, other: Presence): number {
  return one.filter((is, place) => is !== other[place]).length;
}

function countOf(presence: Presence): number {
  return presence.filter(Boolean).length;
}

function allPresences(count: number): readonly Presence[] {
  return Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (__, place) => ((bits >> place) & 1) === 1),
  );
}

/** The nodes with the parts of a condition there or not, as wanted; undefined when the guide does not allow that. */
function changedTo(
  plan: DrawnCondition,
  scope: readonly DrawnNode[],
  goal: Presence,
  changing: Changing,
): readonly DrawnNode[] | undefined {
  const isWhole = plan.within.length === 0;
  const is = presenceIn(plan, scope);
  let nodes: readonly DrawnNode[] | undefined = scope;
  for (const [place, part] of plan.parts.entries()) {
    if (nodes !== undefined && is[place] === true && goal[place] !== true)
      nodes = removePart(nodes, part, isWhole, changing);
  }
  for (const [place, part] of plan.parts.entries()) {
    if (nodes !== undefined && is[place] !== true && goal[place] === true)
      nodes = addPart(nodes, part, isWhole, changing);
  }
  if (nodes === undefined) return undefined;
  return distance(presenceIn(plan, nodes), goal) === 0 ? nodes : undefined;
}

/**
 * The nodes with as few parts of a condition changed as can be, in each way that is as good; those that leave out first.
 * @param isWanted what the condition may say of its parts afterwards
 */
export function changesOf(
  nodes: readonly DrawnNode[],
  { plan, occurrence }: { readonly plan: DrawnCondition; readonly occurrence: Chain },
  isWanted: (breach: ConditionBreach | undefined) => boolean,
  changing: Changing,
): readonly (readonly DrawnNode[])[] {
  const scope = scopeOf(nodes, occurrence);
  const is = presenceIn(plan, scope);
  const goals = allPresences(is.length)
    .filter((goal) => isWanted(conditionBreach(plan.condition.kind, goal)))
    .sort((a, b) => distance(a, is) - distance(b, is) || countOf(a) - countOf(b));
  const found: (readonly DrawnNode[])[] = [];
  let nearest = Number.POSITIVE_INFINITY;
  for (const goal of goals) {
    if (distance(goal, is) > nearest) break;
    const changed = changedTo(plan, scope, goal, changing);
    if (changed === undefined) continue;
    nearest = distance(goal, is);
    found.push(occurrence.length === 0 ? changed : withInstance(nodes, occurrence, changed));
  }
  return found;
}

/** One repair of one condition: of the ways to do it, one after which the fewest conditions are left unmet. */
function repaired(
  nodes: readonly DrawnNode[],
  unmet: Unmet,
  conditions: readonly DrawnCondition[],
  changing: Changing,
): readonly DrawnNode[] | undefined {
  const ways = changesOf(nodes, unmet, (breach) => breach === undefined, changing);
  const counts = ways.map((way) => unmetIn(conditions, way).length);
  const fewest = Math.min(...counts);
  const best = ways.filter((_, index) => counts[index] === fewest);
  return best.length === 0 ? undefined : changing.drawing.random.pick(best);
}

/**
 * Drawn nodes with every condition met, in every occurrence: what breaks one is changed in as few parts as can be.
 * Every shape that the conditions allow can still come, for what meets them is left as it was drawn.
 * @param kept what must stay
 * @param conditions those to meet; by default all that hold for the function
 * @returns undefined when that cannot be done, or not in so many repairs
 */
export function meetConditions(
  nodes: readonly DrawnNode[],
  drawing: Drawing,
  kept?: Kept,
  conditions = drawnConditions(drawing.message, drawing.function),
): readonly DrawnNode[] | undefined {
  let met: readonly DrawnNode[] | undefined = nodes;
  for (let repair = 0; met !== undefined && repair < REPAIRS_MAX; repair += 1) {
    const [unmet] = unmetIn(conditions, met);
    if (unmet === undefined) return met;
    met = repaired(met, unmet, conditions, { drawing, kept });
  }
  return undefined;
}
