import { planSegment } from '../segment-plan.js';
import { tableOf, directoryFor } from '../table-registry.js';
import type { Level, MessageTable, Place } from '../message-table.js';
import type { FunctionName, GroupUse, GuideNode, MessageGuide, SegmentUse } from '../model.js';
import type { ConstraintKind } from './constraint-kinds.js';
import { segmentConstraints, type Findings } from './enumerate-segment.js';
import type { Constraint } from './model.js';

/** A level of the message: the nodes of a group, or the message's own, and the functions in which it can be there. */
interface Surroundings {
  readonly message: MessageGuide;
  readonly functions: readonly FunctionName[];
  readonly path: readonly string[];
  readonly group: GroupUse | undefined;
}

function functionsWhere(
  { functions }: Surroundings,
  node: GuideNode,
  usages: readonly string[],
): readonly FunctionName[] {
  return functions.filter((name) => usages.includes(node.use[name] ?? 'N'));
}

function onNode(
  { message, path }: Surroundings,
  node: GuideNode,
  kind: ConstraintKind,
  functions: readonly FunctionName[],
  states: string,
): Constraint {
  const { requirement } = node;
  const id = `${requirement}/${kind}`;
  return { id, requirement, kind, states, message: message.id, functions, path: [...path, node.id] };
}

/** Whether it stands alone in the guide: a group that consists of its trigger is as good as a segment. */
function isOneSegment(node: GuideNode): boolean {
  return node.kind === 'segment' || node.children.length === 1;
}

function repetition(around: Surroundings, node: GuideNode, found: Findings): void {
  const used = functionsWhere(around, node, ['M', 'C']);
  const kind = node.kind === 'group' ? 'group-repeated' : 'segment-repeated';
  const times = node.repeat === 1 ? 'once' : `${node.repeat} times`;
  found.constraints.push(onNode(around, node, kind, used, `${node.id} comes ${times} at most`));
}

function placing(around: Surroundings, node: GuideNode, found: Findings): void {
  const used = functionsWhere(around, node, ['M', 'C']);
  if (isOneSegment(node)) {
    const states = `${node.id} stands at position ${node.position}`;
    found.constraints.push(onNode(around, node, 'misplaced', used, states));
    return;
  }
  const reason =
    'Groups of several segments are out of order by their segments, each of which has its own place.';
  found.exemptions.push({ id: `${node.requirement}/misplaced`, requirement: node.requirement, reason });
}

/** What is demanded of a node as such. A trigger is demanded with its group, and begins another group when it comes again. */
function nodeConstraints(around: Surroundings, node: GuideNode, found: Findings): void {
  const isTrigger = around.group?.children[0] === node;
  if (isTrigger) {
    const { requirement } = node;
    const reason =
      'The trigger of a group is the group: it is missed, repeated and out of order as the group is.';
    found.exemptions.push({ id: `${requirement}/place`, requirement, reason });
    return;
  }
  const mandatory = functionsWhere(around, node, ['M']);
  if (mandatory.length > 0) {
    found.constraints.push(onNode(around, node, 'omitted', mandatory, `${node.id} is there`));
  }
  const unused = functionsWhere(around, node, ['N']);
  if (unused.length > 0) {
    found.constraints.push(onNode(around, node, 'not-used', unused, `${node.id} is not there`));
  }
  repetition(around, node, found);
  placing(around, node, found);
  if (node.kind === 'group') {
    const used = functionsWhere(around, node, ['M', 'C']).filter((name) =>
      node.children.slice(1).some((child) => (child.use[name] ?? 'N') !== 'N'),
    );
    if (used.length > 0)
      found.constraints.push(
        onNode(around, node, 'trigger-omitted', used, `${node.id} begins with its trigger`),
      );
  }
}

/** A place of the directory that the guide leaves empty, unless its tag is used elsewhere in the message. */
function unusedPlace(around: Surroundings, place: Place, table: MessageTable, found: Findings): void {
  const { message, functions, path } = around;
  const id = `${[message.id, ...path].join('.')}/unused-segment-${place.position}-${place.tag}`;
  const requirement = 'SYN-15';
  if (table.uses.some(({ segment }) => segment.tag === place.tag)) {
    const reason = `A segment is known by its tag, and the guide uses ${place.tag} elsewhere in the message: one here is out of order, one too many, or has an unknown qualifier.`;
    found.exemptions.push({ id, requirement, reason });
    return;
  }
  const states = `${place.tag} is not there at position ${place.position}`;
  const { position, tag } = place;
  found.constraints.push({
    id,
    requirement,
    kind: 'unused-segment',
    states,
    message: message.id,
    functions,
    path,
    place: { position, tag },
  });
}

/** One of several uses must be at a place that the directory makes mandatory. */
function oneOfPlace({ message, functions, path }: Surroundings, place: Place, found: Findings): void {
  const [first] = place.uses;
  if (!place.oneOf || first === undefined) return;
  const open = functions.filter((name) => place.uses.every(({ node }) => node.use[name] !== 'M'));
  const { requirement } = first.node;
  const kind = 'all-omitted';
  const states = `one of ${place.uses.map(({ node }) => node.id).join(', ')} is there`;
  const { position, tag } = place;
  const constraint = { id: `${requirement}/${kind}`, requirement, kind, states } as const;
  found.constraints.push({
    ...constraint,
    message: message.id,
    functions: open,
    path,
    place: { position, tag },
  });
}

function segmentOf(around: Surroundings, segment: SegmentUse, found: Findings): void {
  const { message, path } = around;
  const directory = directoryFor(message);
  segmentConstraints(
    {
      message: message.id,
      functions: functionsWhere(around, segment, ['M', 'C']),
      path: [...path, segment.id],
      segment,
      plan: planSegment(segment, directory),
      directory,
    },
    found,
  );
}

function levelConstraints(
  around: Surroundings,
  nodes: readonly GuideNode[],
  level: Level,
  table: MessageTable,
  found: Findings,
): void {
  for (const place of level.places) {
    if (place.uses.length === 0) unusedPlace(around, place, table, found);
    else oneOfPlace(around, place, found);
  }
  for (const node of nodes) {
    nodeConstraints(around, node, found);
    if (node.kind === 'segment') segmentOf(around, node, found);
    else {
      const functions = functionsWhere(around, node, ['M', 'C']);
      const inner = table.uses.find((use) => use.node === node)?.inner;
      const inside = { ...around, functions, path: [...around.path, node.id], group: node };
      if (inner !== undefined) levelConstraints(inside, node.children, inner, table, found);
    }
  }
}

/** Everything that a message guide demands of the body of its messages. */
export function bodyConstraints(message: MessageGuide, found: Findings): void {
  const { functions } = message;
  const table = tableOf(message, functions[0]);
  levelConstraints(
    { message, functions, path: [], group: undefined },
    message.nodes,
    table.root,
    table,
    found,
  );
}
