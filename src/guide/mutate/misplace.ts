import { assert } from '../../core/index.js';
import { segmentData } from '../generate/raw-interchange.js';
import type { DrawnNode } from '../generate/model.js';
import type { Drawing } from '../generate/draw-segment.js';
import type { Level, MessageTable, Place } from '../message-table.js';
import { flatten, reach, type FlatSegment } from '../generate/reach.js';
import { at, entryOf, type Breaking, type Broken } from './breaking.js';
import type { GuideNode } from '../model.js';

/** A segment is told as out of order when putting it back is less than moving all that it has passed. */
const PASSED_MIN = 2;

interface Frame {
  readonly level: Level;
  readonly reached: number;
}

/** The open levels after a segment, and the place reached in each; before the first one nothing is reached. */
function framesAfter(table: MessageTable, segment: FlatSegment | undefined): readonly Frame[] {
  if (segment === undefined) return [{ level: table.root, reached: 0 }];
  const frames: Frame[] = [];
  let level: Level | undefined = table.root;
  for (const node of segment.chain) {
    if (level === undefined) break;
    const reached = level.places.findIndex(({ position }) => position === node.use.position);
    frames.push({ level, reached: Math.max(reached, 0) }); // a trigger has no place in its own group
    level = node.kind === 'group' ? entryOf(table, node.use).inner : undefined;
  }
  return frames;
}

/** Whether a segment with the tag could still be meant for a place after another one, other than `own`. */
function isExpectedAfter(
  table: MessageTable,
  before: FlatSegment | undefined,
  tag: string,
  own: string,
  isMissed: boolean,
): boolean {
  // A segment at a place that the guide leaves empty is out of order; a group there would be one not used.
  const isTaken = (place: Place): boolean => place.uses.length > 0 || place.isGroup;
  // Where a group may begin, what belongs into it is rather one of a group without its trigger, unless it is missed.
  const opens = ({ uses }: Place): boolean =>
    !isMissed &&
    uses.some(({ inner }) => inner?.places.some((place) => place.tag === tag && place.uses.length > 0));
  return framesAfter(table, before).some(({ level, reached }) => {
    // Beyond something mandatory a group would not be looked for.
    const wall = level.demanding.find((index) => index > reached) ?? level.places.length;
    return level.places.some(
      (place) =>
        place.index >= reached &&
        place.position !== own &&
        ((place.tag === tag && isTaken(place)) || (place.index <= wall && opens(place))),
    );
  });
}

interface Move {
  readonly flat: readonly FlatSegment[];
  readonly from: number;
  readonly table: MessageTable;
  /** Its place, and whether something is missing when it is not found in its own group. */
  readonly position: string;
  readonly isMandatory: boolean;
  readonly depth: number;
}

/** What it would have to be moved past: the segments and whole groups between, but for those it may come beside. */
function passed({ flat, from, position, depth }: Move, low: number, high: number): number {
  const own = flat[from]?.chain ?? [];
  const units = flat.slice(low, high).flatMap(({ chain }) => {
    const fork = chain.findIndex((node, level) => node !== own[level]);
    const unit = chain[fork];
    return unit === undefined || (fork === depth && unit.use.position === position) ? [] : [unit];
  });
  return new Set(units).size;
}

function staysInGroup({ flat, from, depth }: Move, neighbour: FlatSegment | undefined): boolean {
  return (
    depth === 0 || (neighbour !== undefined && neighbour.chain[depth - 1] === flat[from]?.chain[depth - 1])
  );
}

/** Where it may go, as the index of the segment that it comes to stand behind; late rather than early. */
function destinations(move: Move): readonly number[] {
  const { flat, from, table, position, isMandatory } = move;
  const tag = tagOf(flat[from]);
  const isFit = (behind: number): boolean => {
    const before = flat[behind];
    if (tagOf(before) === tag || tagOf(flat[behind + 1]) === tag) return false;
    const stays = staysInGroup(move, before);
    if (isMandatory && !stays) return false;
    // At an earlier place its own is still to come: that is the place it is missed at.
    const own = behind < from && stays ? position : '';
    return !isExpectedAfter(table, before, tag, own, isMandatory);
  };
  const all = [...flat.keys()].filter(isFit);
  const late = (fewest: number): readonly number[] =>
    all.filter((index) => index > from && passed(move, from + 1, index + 1) >= fewest);
  const far = late(PASSED_MIN);
  if (far.length > 0) return far;
  const early = [-1, ...all].filter(
    (index) => index < from && passed(move, index + 1, from) >= PASSED_MIN && isFit(index),
  );
  // Of two neighbours in each other's place either could be the one out of order: the checker names the later one.
  return early.length > 0 || !isMandatory ? early : late(1);
}

function tagOf(segment: FlatSegment | undefined): string {
  const last = segment?.chain.at(-1);
  return last?.kind === 'segment' ? last.use.tag : '';
}

/** The message with all there that could be, along a path: where there is little, nothing can be out of order. */
function filled(
  nodes: readonly DrawnNode[],
  path: readonly GuideNode[],
  order: readonly GuideNode[],
  drawing: Drawing,
): readonly DrawnNode[] {
  const [group, ...rest] = path;
  const used = order.filter(({ use }) => (use[drawing.function] ?? 'N') !== 'N');
  const full = used.reduce((all, node) => reach(all, [node], order, drawing).nodes, nodes);
  return full.map((node) =>
    node.kind === 'group' && node.use === group
      ? { ...node, children: filled(node.children, rest, node.use.children, drawing) }
      : node,
  );
}

function enriched({ message, path, drawing }: Breaking): readonly DrawnNode[] {
  const { nodes } = reach(message.nodes, path, message.guide.nodes, drawing);
  return filled(nodes, path.slice(0, -1), message.guide.nodes, drawing);
}

function moveIn(breaking: Breaking, nodes: readonly DrawnNode[]): Broken | undefined {
  const { message, path, drawing, table } = breaking;
  const reached = reach(nodes, path, message.guide.nodes, drawing);
  const target = reached.chain.at(-1);
  const flat = flatten(reached.nodes);
  const from = flat.findIndex(({ chain }) => chain.includes(target as DrawnNode)); // reach gives a chain to it
  const node = path.at(-1);
  assert(node !== undefined && from >= 0, 'what is to be moved is there');
  const isMandatory = node.use[drawing.function] === 'M';
  const move: Move = { flat, from, table, position: node.position, isMandatory, depth: path.length - 1 };
  const choices = destinations(move);
  if (choices.length === 0) return undefined;
  const behind = drawing.random.pick(choices);
  const body = flat.map(({ chain }) => {
    const last = chain.at(-1);
    assert(last?.kind === 'segment', 'flattened nodes are segments');
    return segmentData(last);
  });
  const moved = body[from];
  assert(moved !== undefined, 'what is to be moved is there');
  const to = behind > from ? behind : behind + 1;
  return { body: body.toSpliced(from, 1).toSpliced(to, 0, moved), locate: at(to) };
}

/** Whether a message can be drawn in which the node is out of order and nothing else is wrong. */
export function tryMisplace(breaking: Breaking): Broken | undefined {
  return moveIn(breaking, breaking.message.nodes) ?? moveIn(breaking, enriched(breaking));
}

/** A segment stands where it should not, past at least two others. */
export function misplace(breaking: Breaking): Broken {
  const broken = tryMisplace(breaking);
  assert(broken !== undefined, `${breaking.constraint.id} can be broken`);
  return broken;
}
