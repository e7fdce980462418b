import type { ConditionPart, ElementUse, GuideNode, SegmentUse } from '../model.js';
import {
  codesFor,
  functionCodeAt,
  hasData,
  placed,
  withComponent,
  withText,
  type Drawing,
  type WantedComponent,
} from './draw-segment.js';
import { chainsAlong, isPart, usesOfPart, type Chain, type PlannedPart } from './drawn-conditions.js';
import type { DrawnNode, DrawnSegment } from './model.js';
import { reach } from './reach.js';

/** What must not go while conditions are being met: somebody is about to break something in it. */
export interface Kept {
  readonly path: readonly GuideNode[];
  readonly wanted?: WantedComponent | undefined;
}

/** What changing drawn nodes leans on. */
export interface Changing {
  readonly drawing: Drawing;
  readonly kept?: Kept | undefined;
}

/** Drawn nodes with the last instance of a chain become others. */
export function withInstance(
  nodes: readonly DrawnNode[],
  [here, ...rest]: Chain,
  become: readonly DrawnNode[],
): readonly DrawnNode[] {
  return nodes.flatMap((node): readonly DrawnNode[] => {
    if (node !== here) return [node];
    if (rest.length === 0) return become;
    return node.kind === 'segment'
      ? [node]
      : [{ ...node, children: withInstance(node.children, rest, become) }];
  });
}

/** Whether a node may be left out altogether. What is one of several of which one must be there stays. */
function isDroppable(path: readonly GuideNode[], { drawing, kept }: Changing): boolean {
  const node = path.at(-1);
  const parent = path.at(-2);
  if (node === undefined || kept?.path.includes(node) === true) return false;
  if (parent?.kind === 'group' && parent.children[0] === node) return false;
  const isOneOf = drawing.message.oneOf.some(({ uses }) => uses.includes(node.id));
  return node.use[drawing.function] === 'C' && !isOneOf;
}

function isMandatory(uses: readonly ElementUse[], { element, component }: ConditionPart): boolean {
  const [first] = uses;
  if (first?.composite === undefined || component === undefined)
    return (first?.composite ?? first)?.use === 'M';
  return first.use === 'M' && first.composite.use === 'M' && element !== undefined;
}

function isKept(segment: SegmentUse, part: ConditionPart, kept: Kept | undefined): boolean {
  if (kept?.path.at(-1) !== segment || kept.wanted?.element !== part.element) return false;
  return part.component === undefined || part.component === kept.wanted?.component;
}

/** Another value in the place of those that a part speaks of, where a code list has one. */
function withOtherValue(
  segment: DrawnSegment,
  part: ConditionPart,
  drawing: Drawing,
): DrawnSegment | undefined {
  const [use] = usesOfPart(segment.use, part);
  if (use === undefined || functionCodeAt(segment.use, use, drawing) !== undefined) return undefined;
  const others =
    codesFor(use, drawing.directory)?.filter((code) => part.values?.includes(code) === false) ?? [];
  return others.length === 0 ? undefined : withText(segment, use, drawing.random.pick(others));
}

/** The segment without what a part asks for: another value, or none; undefined when it must have it. */
function withoutPart(
  segment: DrawnSegment,
  part: ConditionPart,
  { drawing, kept }: Changing,
): DrawnSegment | undefined {
  const other = part.values === undefined ? undefined : withOtherValue(segment, part, drawing);
  if (other !== undefined) return other;
  const uses = usesOfPart(segment.use, part);
  const { element = 0, component } = part;
  if (isMandatory(uses, part) || isKept(segment.use, part, kept)) return undefined;
  const isWhole = component === undefined || uses[0]?.composite === undefined || uses[0].use === 'M';
  if (!isWhole) return withText(segment, { element, component }, '');
  return { ...segment, elements: placed(segment.elements, element, '') };
}

/** The nodes without a part; undefined when they must have it. */
export function removePart(
  scope: readonly DrawnNode[],
  { part, path }: PlannedPart,
  isWhole: boolean,
  changing: Changing,
): readonly DrawnNode[] | undefined {
  let nodes = scope;
  for (;;) {
    const chain = chainsAlong(nodes, path).find((each) => isPart(each.at(-1), part));
    const last = chain?.at(-1);
    if (chain === undefined || last === undefined) return nodes;
    const left =
      last.kind === 'group' || part.element === undefined ? 'none' : withoutPart(last, part, changing);
    if (left === undefined) return undefined;
    // A segment that would hold nothing goes whole.
    const isGone = left === 'none' || !hasData(left);
    if (isGone && !(isWhole || path.length > 1)) return undefined; // that would be the occurrence itself
    if (isGone && !isDroppable(path, changing)) return undefined;
    if (!isGone && isPart(left, part)) return undefined;
    nodes = withInstance(nodes, chain, isGone ? [] : [left]);
  }
}

/** The segment with what a part asks for; undefined when it cannot have it. */
function withPart(segment: DrawnSegment, part: ConditionPart, drawing: Drawing): DrawnSegment | undefined {
  const uses = usesOfPart(segment.use, part);
  const mandatory = uses.filter(({ use }) => use === 'M');
  if (uses.length === 0) return undefined;
  const use = mandatory[0] ?? drawing.random.pick(uses);
  const filled = withComponent(segment, use, drawing);
  if (part.values === undefined) return filled;
  const fixed = functionCodeAt(segment.use, use, drawing);
  const fitting = part.values.filter((value) => fixed === undefined || fixed === value);
  return fitting.length === 0 ? undefined : withText(filled, use, drawing.random.pick(fitting));
}

/** The nodes with a part; undefined when the function does not use it. */
export function addPart(
  scope: readonly DrawnNode[],
  { part, path }: PlannedPart,
  isWhole: boolean,
  { drawing }: Changing,
): readonly DrawnNode[] | undefined {
  if (path.some(({ use }) => (use[drawing.function] ?? 'N') === 'N')) return undefined;
  const order = isWhole ? drawing.message.nodes : path.slice(0, 1);
  const { nodes, chain } = reach(scope, path, order, drawing);
  const last = chain.at(-1);
  if (part.element === undefined || last?.kind !== 'segment') return nodes;
  const filled = withPart(last, part, drawing);
  return filled === undefined ? undefined : withInstance(nodes, chain, [filled]);
}
