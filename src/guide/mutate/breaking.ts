import { assert, type Random, type Span } from '../../core/index.js';
import type { SegmentData } from '../../edifact/index.js';
import type { Drawing } from '../generate/draw-segment.js';
import { spanIn, type Layout } from '../generate/lay-out.js';
import type { DrawnMessage } from '../generate/model.js';
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
