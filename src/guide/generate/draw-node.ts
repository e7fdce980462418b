import type { Random } from '../../core/index.js';
import type { FunctionName, GuideNode, MessageGuide } from '../model.js';
import { directoryFor } from '../table-registry.js';
import { drawSegment, isDrawn, type Drawing } from './draw-segment.js';
import type { DrawnNode, DrawSettings } from './model.js';

/** Repeats drawn at most, unless the limit itself is in easy reach. */
const REPEATS_MAX = 3;
const REPEATS_IN_REACH = 9;

/** How often a node comes: the fewest where chance is spent, its limit now and then. */
function drawCount(node: GuideNode, drawing: Drawing): number {
  const usage = node.use[drawing.function] ?? 'N';
  if (usage === 'N') return 0;
  const { settings, random } = drawing;
  const isThere = usage === 'M' || isDrawn(node, drawing);
  if (!isThere) return 0;
  if (settings.isWanted?.(node) !== undefined || node.repeat === 1) return 1;
  const many = Math.min(node.repeat, REPEATS_MAX);
  switch (random.integer(0, 9)) {
    case 7:
    case 8:
      return random.integer(1, many);
    case 9:
      return node.repeat <= REPEATS_IN_REACH ? node.repeat : many;
    default:
      return 1;
  }
}

/** One use of a segment or group. */
export function drawNode(node: GuideNode, drawing: Drawing): DrawnNode {
  return node.kind === 'segment'
    ? drawSegment(node, drawing)
    : { kind: 'group', use: node, children: drawLevel(node.children, drawing) };
}

/** Fisher and Yates; left as it is where chance is spent. */
function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = i - random.integer(0, i);
    const [here, there] = [result[i], result[j]];
    if (here === undefined || there === undefined) continue;
    result[i] = there;
    result[j] = here;
  }
  return result;
}

const positionsOf = new WeakMap<readonly GuideNode[], readonly (readonly GuideNode[])[]>();

/** The nodes of a level by position, in order; worked out once. */
function byPosition(nodes: readonly GuideNode[]): readonly (readonly GuideNode[])[] {
  const known = positionsOf.get(nodes);
  if (known !== undefined) return known;
  const positions = [...new Set(nodes.map(({ position }) => position))];
  const found = positions.map((position) => nodes.filter((node) => node.position === position));
  positionsOf.set(nodes, found);
  return found;
}

/** Uses at one position, which may come in any order. */
function drawPosition(nodes: readonly GuideNode[], drawing: Drawing): readonly DrawnNode[] {
  const counts: number[] = nodes.map((node) => drawCount(node, drawing));
  const isOneOf = drawing.message.oneOf.some(({ position }) => position === nodes[0]?.position);
  if (isOneOf && !counts.some((count) => count > 0)) {
    const usable = nodes.filter((node) => (node.use[drawing.function] ?? 'N') !== 'N');
    counts[nodes.indexOf(drawing.random.pick(usable))] = 1;
  }
  const drawn = nodes.flatMap((node, index) =>
    Array.from({ length: counts[index] ?? 0 }, () => drawNode(node, drawing)),
  );
  return drawing.settings.isWanted === undefined ? shuffled(drawn, drawing.random) : drawn;
}

/** The nodes of the message, or of a group, in order. */
export function drawLevel(nodes: readonly GuideNode[], drawing: Drawing): readonly DrawnNode[] {
  return byPosition(nodes).flatMap((each) => drawPosition(each, drawing));
}

/** What drawing parts of a message leans on. */
export function drawingFor(
  message: MessageGuide,
  functionName: FunctionName,
  settings: DrawSettings,
  random: Random,
): Drawing {
  return { message, function: functionName, directory: directoryFor(message), settings, random };
}
