import { assert } from '../../core/index.js';
import type { SegmentData } from '../../edifact/index.js';
import { drawNode } from '../generate/draw-node.js';
import type { Drawing } from '../generate/draw-segment.js';
import { gapIn } from '../generate/lay-out.js';
import type { DrawnNode } from '../generate/model.js';
import { bodyDataOf } from '../generate/raw-interchange.js';
import type { GroupUse, GuideNode, SegmentUse } from '../model.js';
import { insertionIndex, reach, withSiblings } from '../generate/reach.js';
import { at, entryOf, levelAt, siblingsOf, type Breaking, type Broken } from './breaking.js';
import { bodyWithMark, MARK } from './mark.js';

function lastOf(path: readonly GuideNode[]): GuideNode {
  const node = path.at(-1);
  assert(node !== undefined, 'a constraint on a node names it');
  return node;
}

function gapAt(nodes: readonly DrawnNode[], tag: string): Broken {
  const { body, index } = bodyWithMark(nodes);
  return { body, locate: (layout, first) => gapIn(layout, first + index, tag) };
}

/**
 * Where a use is looked for among its siblings when it is not there: before those at its position that the guide lists
 * after it, else behind its position.
 */
function gapIndex(siblings: readonly DrawnNode[], node: GuideNode, order: readonly GuideNode[]): number {
  const own = order.indexOf(node);
  const later = siblings.findIndex(({ use }) => use.position === node.position && order.indexOf(use) > own);
  return later >= 0 ? later : insertionIndex(siblings, node, order);
}

/** A mandatory node is not there at all. */
export function omit(breaking: Breaking): Broken {
  const { message, path, table, drawing } = breaking;
  const node = lastOf(path);
  const order = siblingsOf(message.guide, path);
  const reached = reach(message.nodes, path, message.guide.nodes, drawing);
  const nodes = withSiblings(reached, (siblings) => {
    const left = siblings.filter(({ use }) => use !== node);
    return left.toSpliced(gapIndex(left, node, order), 0, MARK);
  });
  return gapAt(nodes, entryOf(table, node).segment.tag);
}

/** A child of a group that may stand after its trigger, mandatory ones first. */
function secondChild(group: GroupUse, drawing: Drawing): GuideNode {
  const others = group.children.slice(1).filter((child) => (child.use[drawing.function] ?? 'N') !== 'N');
  const mandatory = others.filter((child) => child.use[drawing.function] === 'M');
  return drawing.random.pick(mandatory.length > 0 ? mandatory : others);
}

/** A group comes without its trigger. It is the only one of its use: in a second one it could belong to the first. */
export function omitTrigger({ message, path, table, drawing }: Breaking): Broken {
  const node = lastOf(path);
  assert(node.kind === 'group', 'a trigger belongs to a group');
  const full = [...path, secondChild(node, drawing)];
  const { nodes, chain } = reach(message.nodes, full, message.guide.nodes, drawing);
  const group = chain.at(-2);
  assert(group?.kind === 'group', 'the path leads through the group');
  const bare = { ...group, children: [MARK, ...group.children.slice(1)] };
  const changed = withSiblings({ nodes, chain: chain.slice(0, -1) }, (siblings) =>
    siblings.flatMap((each) => (each === group ? [bare] : each.use === node ? [] : [each])),
  );
  return gapAt(changed, entryOf(table, node).segment.tag);
}

/** None of several uses at a position is there, of which the directory demands one. */
export function omitAll({ constraint, message, path, drawing }: Breaking): Broken {
  const { position = '', tag = '' } = constraint.place ?? {};
  const order = path.at(-1)?.kind === 'group' ? (lastOf(path) as GroupUse).children : message.guide.nodes; // a group, as asked
  const uses = order.filter((node) => node.position === position);
  const last = uses.at(-1);
  assert(last !== undefined, 'the position has uses');
  const reached = reach(message.nodes, [...path, last], message.guide.nodes, drawing);
  const nodes = withSiblings(reached, (siblings) => {
    const left = siblings.filter(({ use }) => use.position !== position);
    return left.toSpliced(insertionIndex(left, last, order), 0, MARK);
  });
  return gapAt(nodes, tag);
}

/** Fresh copies are drawn of what may come a few times; of what may come often, one is put in many times over. */
const FRESH_COPIES_MAX = 20;

function copies(node: GuideNode, count: number, drawing: Drawing): readonly DrawnNode[] {
  if (count <= FRESH_COPIES_MAX) return Array.from({ length: count }, () => drawNode(node, drawing));
  const one = drawNode(node, { ...drawing, settings: { ...drawing.settings, isWanted: () => false } });
  return Array.from({ length: count }, () => one);
}

/** A node comes once more than it may; the first one too many is told. */
export function repeat({ message, path, drawing }: Breaking): Broken {
  const node = lastOf(path);
  const reached = reach(message.nodes, path, message.guide.nodes, drawing);
  const nodes = withSiblings(reached, (siblings) => {
    const present = siblings.filter(({ use }) => use === node).length;
    const added = copies(node, node.repeat - present + 1, drawing);
    const behind = siblings.findLastIndex(({ use }) => use === node) + 1;
    return siblings.toSpliced(behind, 0, ...added.slice(0, -1), MARK, ...added.slice(-1));
  });
  const { body, index } = bodyWithMark(nodes);
  return { body, locate: at(index) };
}

/** A node that the function does not use, as another function would have it. */
export function useUnused({ message, path, drawing }: Breaking): Broken {
  const node = lastOf(path);
  const order = siblingsOf(message.guide, path);
  const functionName = Object.entries(node.use).find(([, usage]) => usage !== 'N')?.[0] ?? drawing.function;
  const other = drawNode(node, { ...drawing, function: functionName });
  const parent = reach(message.nodes, path.slice(0, -1), message.guide.nodes, drawing);
  const nodes = withinLast(parent, (siblings) =>
    siblings.toSpliced(insertionIndex(siblings, node, order), 0, MARK, other),
  );
  const { body, index } = bodyWithMark(nodes);
  return { body, locate: at(index) };
}

/** The drawn nodes with the children of a chain's last group changed; the message's own for an empty chain. */
function withinLast(
  { nodes, chain }: ReturnType<typeof reach>,
  change: (children: readonly DrawnNode[]) => readonly DrawnNode[],
): readonly DrawnNode[] {
  const group = chain.at(-1);
  if (group === undefined) return change(nodes);
  assert(group.kind === 'group', 'what has children is a group');
  const changed = { ...group, children: change(group.children) };
  return withSiblings({ nodes, chain }, (siblings) => siblings.with(siblings.indexOf(group), changed));
}

/** A segment with a tag and nothing that the guide would know. */
function foreignUse(tag: string): SegmentUse {
  return { ...MARK.use, tag };
}

/** A segment of the directory, at its place in the directory, that the guide does not use. */
export function useUnusedPlace({ constraint, message, path, table, drawing }: Breaking): Broken {
  const { position = '', tag = '' } = constraint.place ?? {};
  const { places } = levelAt(table, path);
  const indexOf = (where: string): number => places.findIndex((place) => place.position === where);
  const own = indexOf(position);
  const segment = { kind: 'segment', use: foreignUse(tag), elements: ['1'] } as const;
  const parent = reach(message.nodes, path, message.guide.nodes, drawing);
  const nodes = withinLast(parent, (siblings) => {
    // A group's trigger has no place among those after it, and comes first.
    const before = siblings.findLastIndex(({ use }) => indexOf(use.position) < own) + 1;
    return siblings.toSpliced(before, 0, MARK, segment);
  });
  const { body, index } = bodyWithMark(nodes);
  return { body, locate: at(index) };
}

/** Segments of no message: `ZZZ` is a user's own tag in no directory, the other has letters that no tag has. */
export function insertForeign(tag: string): (breaking: Breaking) => Broken {
  return ({ message, random }) => {
    const segments = bodyDataOf(message);
    const index = random.integer(0, segments.length);
    const stranger: SegmentData = { tag, elements: ['1'] };
    return { body: segments.toSpliced(index, 0, stranger), locate: at(index) };
  };
}

/** A segment of the message whose tag is none: it is not missing as well. */
export function misspellTag({ message, random }: Breaking): Broken {
  const segments = bodyDataOf(message);
  const index = random.integer(0, segments.length - 1);
  const body = segments.map((segment, i) => (i === index ? { ...segment, tag: 'ZZZ' } : segment));
  return { body, locate: at(index) };
}
