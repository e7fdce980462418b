import { assert } from '../../core/index.js';
import { conditionBreach, type ConditionBreach } from '../condition-holds.js';
import type {
  ConditionPart,
  FunctionName,
  GuideCondition,
  GuideNode,
  MessageGuide,
  SegmentUse,
} from '../model.js';
import type { DrawnNode, DrawnSegment } from './model.js';

/** A part of a condition, with the nodes that lead to it from what the condition holds within. */
export interface PlannedPart {
  readonly part: ConditionPart;
  readonly path: readonly GuideNode[];
}

/** A condition as it is looked at in drawn nodes: `within` leads from the message to what it holds within. */
export interface DrawnCondition {
  readonly condition: GuideCondition;
  readonly within: readonly GuideNode[];
  readonly parts: readonly PlannedPart[];
}

/** Instances that lead to one, outermost first. */
export type Chain = readonly DrawnNode[];

/** The path to a node by its id; a group's trigger stands for the group unless an element of it is meant. */
function pathTo(nodes: readonly GuideNode[], id: string, isWhole: boolean): readonly GuideNode[] | undefined {
  for (const node of nodes) {
    if (node.id === id) return [node];
    if (node.kind === 'segment') continue;
    if (isWhole && node.children[0]?.id === id) return [node];
    const rest = pathTo(node.children, id, isWhole);
    if (rest !== undefined) return [node, ...rest];
  }
  return undefined;
}

function planned(message: MessageGuide, condition: GuideCondition): DrawnCondition {
  const within = condition.within === undefined ? [] : pathTo(message.nodes, condition.within, true);
  const around = within?.at(-1);
  const scope = around === undefined ? message.nodes : [around];
  const parts = condition.parts.map((part): PlannedPart => {
    const path = pathTo(scope, part.node, part.element === undefined);
    assert(path !== undefined, `the loader has found ${part.text}`);
    return { part, path };
  });
  return { condition, within: within ?? [], parts };
}

const plans = new WeakMap<MessageGuide, Map<FunctionName, readonly DrawnCondition[]>>();

/** The conditions of a message that hold for a function; worked out once. */
export function drawnConditions(message: MessageGuide, name: FunctionName): readonly DrawnCondition[] {
  const known = plans.get(message) ?? new Map<FunctionName, readonly DrawnCondition[]>();
  plans.set(message, known);
  const made =
    known.get(name) ??
    message.conditions
      .filter(({ functions }) => functions.includes(name))
      .map((condition) => planned(message, condition));
  known.set(name, made);
  return made;
}

/** Every way along a path through drawn nodes. */
export function chainsAlong(nodes: readonly DrawnNode[], path: readonly GuideNode[]): readonly Chain[] {
  const [node, ...rest] = path;
  return nodes.flatMap((each): readonly Chain[] => {
    if (each.use !== node) return [];
    if (rest.length === 0) return [[each]];
    return each.kind === 'segment' ? [] : chainsAlong(each.children, rest).map((chain) => [each, ...chain]);
  });
}

/** Every occurrence of what a condition holds within: an empty chain is the whole message. */
export function occurrencesOf({ within }: DrawnCondition, nodes: readonly DrawnNode[]): readonly Chain[] {
  return within.length === 0 ? [[]] : chainsAlong(nodes, within);
}

/** The nodes of an occurrence. */
export function scopeOf(nodes: readonly DrawnNode[], occurrence: Chain): readonly DrawnNode[] {
  const last = occurrence.at(-1);
  return last === undefined ? nodes : [last];
}

/** Values that a segment has where a part looks; those that are none left out. */
export function textsAt(
  { elements }: DrawnSegment,
  { element = 0, component }: ConditionPart,
): readonly string[] {
  const data = elements[element - 1] ?? '';
  const components = typeof data === 'string' ? [data] : data;
  const looked = component === undefined ? components : components.slice(component - 1, component);
  return looked.filter((text) => text !== '');
}

/** Whether an instance of a part's node is that part. */
export function isPart(node: DrawnNode | undefined, part: ConditionPart): node is DrawnNode {
  if (node === undefined) return false;
  if (part.element === undefined) return true;
  if (node.kind === 'group') return false;
  return textsAt(node, part).some((text) => part.values?.includes(text) ?? true);
}

/** Whether each part of a condition is there in an occurrence. */
export function presenceIn({ parts }: DrawnCondition, scope: readonly DrawnNode[]): readonly boolean[] {
  return parts.map(({ part, path }) => chainsAlong(scope, path).some((chain) => isPart(chain.at(-1), part)));
}

/** A condition that does not hold in an occurrence. */
export interface Unmet {
  readonly plan: DrawnCondition;
  readonly occurrence: Chain;
  readonly breach: ConditionBreach;
}

/** Everything that does not hold in drawn nodes. */
export function unmetIn(
  conditions: readonly DrawnCondition[],
  nodes: readonly DrawnNode[],
): readonly Unmet[] {
  return conditions.flatMap((plan) =>
    occurrencesOf(plan, nodes).flatMap((occurrence): readonly Unmet[] => {
      const breach = conditionBreach(plan.condition.kind, presenceIn(plan, scopeOf(nodes, occurrence)));
      return breach === undefined ? [] : [{ plan, occurrence, breach }];
    }),
  );
}

/** The uses of an element that a part speaks of. */
export function usesOfPart(
  segment: SegmentUse,
  { element, component }: ConditionPart,
): SegmentUse['elements'] {
  return segment.elements.filter(
    (use) => use.element === element && (component === undefined || use.component === component),
  );
}
