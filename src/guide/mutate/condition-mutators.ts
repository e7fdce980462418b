import { assert } from '../../core/index.js';
import { conditionBreach, type ConditionBreach } from '../condition-holds.js';
import { drawMessage } from '../generate/draw-message.js';
import {
  chainsAlong,
  drawnConditions,
  isPart,
  occurrencesOf,
  scopeOf,
  unmetIn,
  type Chain,
  type DrawnCondition,
  type Unmet,
} from '../generate/drawn-conditions.js';
import { changesOf, meetConditions } from '../generate/meet-conditions.js';
import type { DrawnMessage, DrawnNode, DrawnSegment } from '../generate/model.js';
import { segmentData, segmentsOf } from '../generate/raw-interchange.js';
import { reach } from '../generate/reach.js';
import { at, type Breaking, type Broken } from './breaking.js';

/** Messages tried at most: not every one can have a condition broken without another. */
const TRIES_MAX = 100;

/** What breaking a condition leans on. */
export type BreakingCondition = Pick<Breaking, 'constraint' | 'message' | 'drawing' | 'random'>;

function planOf({ constraint, message }: BreakingCondition): DrawnCondition {
  const plan = drawnConditions(message.guide, message.function).find(
    ({ condition }) => condition.requirement === constraint.requirement,
  );
  assert(plan !== undefined, `${constraint.id} holds for ${message.function}`);
  return plan;
}

/** One occurrence in which the condition is broken as wanted, nothing else being amiss. */
function brokenIn(
  message: DrawnMessage,
  breaking: BreakingCondition,
  breaks: ConditionBreach['kind'],
): { readonly nodes: readonly DrawnNode[]; readonly unmet: Unmet } | undefined {
  const { drawing, random } = breaking;
  const plan = planOf(breaking);
  const { within } = plan;
  const conditions = drawnConditions(message.guide, message.function);
  if (within.some(({ use }) => (use[message.function] ?? 'N') === 'N')) return undefined;
  const reached = reach(message.nodes, within, message.guide.nodes, drawing).nodes;
  const good = meetConditions(reached, drawing, { path: within });
  if (good === undefined) return undefined;
  const occurrence = random.pick(occurrencesOf(plan, good));
  const ways = changesOf(good, { plan, occurrence }, (breach) => breach?.kind === breaks, { drawing });
  if (ways.length === 0) return undefined;
  const others = conditions.filter((each) => each !== plan);
  const nodes = meetConditions(random.pick(ways), drawing, { path: within }, others);
  if (nodes === undefined) return undefined;
  const [unmet, ...more] = unmetIn(conditions, nodes);
  const isAsWanted = unmet?.plan === plan && unmet.breach.kind === breaks && more.length === 0;
  return isAsWanted ? { nodes, unmet } : undefined;
}

/** The first segment of a chain's last instance. */
function headOf(chain: Chain | undefined): DrawnSegment | undefined {
  const last = chain?.at(-1);
  return last === undefined ? undefined : segmentsOf([last])[0];
}

/**
 * Where it must be told. An excluded part is told at itself, the first of them. A missing part is told in the segment
 * that lacks it; where no such segment is there, at the first part that is, else at what the occurrence begins with.
 */
function locateBreach(nodes: readonly DrawnNode[], { plan, occurrence, breach }: Unmet): Broken['locate'] {
  const scope = scopeOf(nodes, occurrence);
  const segments = segmentsOf(nodes);
  const [first = 0] = breach.parts;
  const wanted = plan.parts[first];
  assert(wanted !== undefined, 'a breach names parts of its condition');
  const { element, component } = wanted.part;
  const chains = chainsAlong(scope, wanted.path);
  const own =
    breach.kind === 'excluded' ? chains.find((chain) => isPart(chain.at(-1), wanted.part)) : chains[0];
  const head = headOf(own);
  if (head !== undefined && (breach.kind === 'excluded' || element !== undefined))
    return at(segments.indexOf(head), element, component);
  const present = plan.parts
    .map(({ part, path }) => chainsAlong(scope, path).find((chain) => isPart(chain.at(-1), part)))
    .find((chain) => chain !== undefined);
  const anchor = headOf(present) ?? headOf(occurrence);
  return at(anchor === undefined ? -1 : segments.indexOf(anchor)); // before the first one stands UNH
}

/** A message in which one condition is broken alone; undefined when none was found in so many tries. */
export function tryBreakCondition(
  breaking: BreakingCondition,
  breaks: ConditionBreach['kind'],
): Broken | undefined {
  const { message, drawing, random } = breaking;
  let drawn = message;
  for (let attempt = 0; attempt < TRIES_MAX; attempt += 1) {
    const broken = brokenIn(drawn, breaking, breaks);
    if (broken !== undefined) {
      const body = segmentsOf(broken.nodes).map(segmentData);
      return { body, locate: locateBreach(broken.nodes, broken.unmet) };
    }
    drawn = drawMessage(message.guide, message.function, message.reference, drawing.settings, random);
  }
  return undefined;
}

/** A condition between parts of the message is broken: what it asks for lacks, or what it excludes is there. */
export function breakCondition(breaks: ConditionBreach['kind']): (breaking: Breaking) => Broken {
  return (breaking) => {
    const broken = tryBreakCondition(breaking, breaks);
    assert(broken !== undefined, `${breaking.constraint.id} can be broken`);
    return broken;
  };
}

/** In which of the two ways a condition can be broken at all, its parts taken for themselves. */
export function breachesOf({ condition, parts }: DrawnCondition): ReadonlySet<ConditionBreach['kind']> {
  const kinds = new Set<ConditionBreach['kind']>();
  for (let bits = 0; bits < 2 ** parts.length; bits += 1) {
    const presence = parts.map((_, place) => ((bits >> place) & 1) === 1);
    const breach = conditionBreach(condition.kind, presence);
    if (breach !== undefined) kinds.add(breach.kind);
  }
  return kinds;
}
