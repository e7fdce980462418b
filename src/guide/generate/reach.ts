import { assert } from '../../core/index.js';
import type { GuideNode } from '../model.js';
import { drawNode } from './draw-node.js';
import type { Drawing } from './draw-segment.js';
import type { DrawnNode } from './model.js';

/** Where a node belongs among drawn siblings: after the last one that the guide does not list after it. */
export function insertionIndex(
  siblings: readonly DrawnNode[],
  node: GuideNode,
  order: readonly GuideNode[],
): number {
  const own = order.indexOf(node);
  return siblings.findLastIndex(({ use }) => order.indexOf(use) <= own) + 1;
}

/** Drawn nodes in which a path leads to an instance, with the instances along it; what was not there has been drawn. */
export interface Reached {
  readonly nodes: readonly DrawnNode[];
  readonly chain: readonly DrawnNode[];
}

/** Makes sure that a path leads somewhere: takes any of the instances there are, draws one where there is none. */
export function reach(
  nodes: readonly DrawnNode[],
  path: readonly GuideNode[],
  order: readonly GuideNode[],
  drawing: Drawing,
): Reached {
  const [node, ...rest] = path;
  if (node === undefined) return { nodes, chain: [] };
  const instances = nodes.filter(({ use }) => use === node);
  const here = instances.length === 0 ? drawNode(node, drawing) : drawing.random.pick(instances);
  const there = instances.length === 0 ? nodes.toSpliced(insertionIndex(nodes, node, order), 0, here) : nodes;
  if (here.kind === 'segment' || rest.length === 0) return { nodes: there, chain: [here] };
  const inner = reach(here.children, rest, here.use.children, drawing);
  const filled = { ...here, children: inner.nodes };
  return { nodes: there.with(there.indexOf(here), filled), chain: [filled, ...inner.chain] };
}

/** The drawn nodes with those around the end of a chain changed: the siblings of its last instance become others. */
export function withSiblings(
  { nodes, chain }: Reached,
  change: (siblings: readonly DrawnNode[]) => readonly DrawnNode[],
): readonly DrawnNode[] {
  const [here, ...rest] = chain;
  if (here === undefined || rest.length === 0) return change(nodes);
  assert(here.kind === 'group', 'what leads further is a group');
  const children = withSiblings({ nodes: here.children, chain: rest }, change);
  return nodes.with(nodes.indexOf(here), { ...here, children });
}

/** Drawn segments of nodes with the instances that lead to each. */
export interface FlatSegment {
  readonly chain: readonly DrawnNode[];
}

/** Every segment of nodes in order, each with the groups around it, outermost first. */
export function flatten(
  nodes: readonly DrawnNode[],
  around: readonly DrawnNode[] = [],
): readonly FlatSegment[] {
  return nodes.flatMap((node) => {
    const chain = [...around, node];
    return node.kind === 'segment' ? [{ chain }] : flatten(node.children, chain);
  });
}
