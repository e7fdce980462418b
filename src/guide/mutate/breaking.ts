import { assert, type Random, type Span } from '../../core/index.js';
import type { SegmentData } from '../../edifact/index.js';
import type { Drawing } from '../generate/draw-segment.js';
import { drawNode } from '../generate/draw-message.js';
import { spanIn, type Layout } from '../generate/lay-out.js';
import type { DrawnMessage, DrawnNode } from '../generate/model.js';
import type { Level, MessageTable, UseEntry } from '../message-table.js';
import type { GuideNode, MessageGuide } from '../model.js';
import type { Constraint } from './model.js';

/** What breaking one constraint of a message works on. */
export interface Breaking {
  readonly constraint: Constraint;
  readonly message: DrawnMessage;
  /** The nodes that the constraint's path names. */
  readonly path: readonly GuideNode[];
  readonly table: MessageTable;
  readonly drawing: Drawing;
  readonly random: Random;
}

/** A broken body, and where in it the fault is to be told; `first` is the place of its first segment in the interchange. */
export interface Broken {
  readonly body: readonly SegmentData[];
  readonly locate: (layout: Layout, first: number) => Span;
  /** Another code where the way that the message was built asks for it. */
  readonly code?: string;
}

/** The fault is told at a segment of the body, at one of its elements or components. */
export function at(index: number, element?: number, component?: number): Broken['locate'] {
  return (layout, first) => spanIn(layout, first + index, element, component);
}

/** The nodes along a path of ids. */
export function nodesAlong(guide: MessageGuide, ids: readonly string[]): readonly GuideNode[] {
  let level: readonly GuideNode[] = guide.nodes;
  return ids.map((id) => {
    const node = level.find((each) => each.id === id);
    assert(node !== undefined, `${guide.id} has a node ${id} there`);
    level = node.kind === 'group' ? node.children : [];
    return node;
  });
}

/** The level of the table that a path leads into: the message's own for an empty one. */
export function levelAt(table: MessageTable, path: readonly GuideNode[]): Level {
  const last = path.at(-1);
  const level = last === undefined ? table.root : entryOf(table, last).inner;
  assert(level !== undefined, 'a group has a level');
  return level;
}

/** The table's entry of a node. */
export function entryOf(table: MessageTable, node: GuideNode): UseEntry {
  const entry = table.uses.find((use) => use.node === node);
  assert(entry !== undefined, `${table.guide.id} has the node ${node.id}`);
  return entry;
}

/** The nodes of the guide that stand side by side with the last one of a path. */
export function siblingsOf(guide: MessageGuide, path: readonly GuideNode[]): readonly GuideNode[] {
  const parent = path.at(-2);
  return parent?.kind === 'group' ? parent.children : guide.nodes;
}

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
