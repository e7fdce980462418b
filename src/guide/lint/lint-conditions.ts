import { conditionBreach } from '../condition-holds.js';
import type {
  ConditionPart,
  FunctionName,
  GuideCondition,
  GuideNode,
  GuideProblem,
  MessageGuide,
  SegmentUse,
} from '../model.js';
import { nodesBelow } from '../narrow-condition.js';
import { openNotebook } from '../problem.js';

/** Whether a part can be there, and can be absent, in an occurrence of what the condition holds within. */
interface Freedom {
  readonly canCome: boolean;
  readonly canLack: boolean;
}

interface Scene {
  readonly message: MessageGuide;
  readonly condition: GuideCondition;
  readonly functionName: FunctionName;
}

/** Nodes from the message, or from inside what the condition holds within, down to the one named. */
function pathTo(nodes: readonly GuideNode[], id: string): readonly GuideNode[] {
  for (const node of nodes) {
    if (node.id === id) return [node];
    const inside = node.kind === 'group' ? pathTo(node.children, id) : [];
    if (inside.length > 0) return [node, ...inside];
  }
  return [];
}

function insideOf({ message, condition }: Scene): readonly GuideNode[] {
  if (condition.within === undefined) return message.nodes;
  const around = message.nodes.flatMap(nodesBelow).find(({ id }) => id === condition.within);
  return around === undefined ? [] : [around];
}

function elementFreedom(segment: SegmentUse, part: ConditionPart): Freedom {
  const uses = segment.elements.filter(
    ({ element, component }) =>
      element === part.element && (part.component === undefined || component === part.component),
  );
  const always = uses.some(({ use, composite }) => use === 'M' && (composite?.use ?? 'M') === 'M');
  const codes = uses[0]?.codes;
  const onlyThese = part.values === undefined || codes?.every((code) => part.values?.includes(code)) === true;
  return { canCome: true, canLack: !(always && onlyThese) };
}

function freedomOf(part: ConditionPart, scene: Scene): Freedom {
  const path = pathTo(insideOf(scene), part.node);
  const first = scene.condition.within === part.node ? path.slice(1) : path;
  const usages = (scene.condition.within === undefined ? path : first).map((node) =>
    node.id === scene.condition.within ? 'M' : (node.use[scene.functionName] ?? 'N'),
  );
  if (usages.includes('N')) return { canCome: false, canLack: true };
  const nodeAlways = usages.every((usage) => usage === 'M');
  const node = path.at(-1);
  if (part.element === undefined || node?.kind !== 'segment') return { canCome: true, canLack: !nodeAlways };
  const element = elementFreedom(node, part);
  return { canCome: element.canCome, canLack: element.canLack || !nodeAlways };
}

/** Two parts that are different values of one element cannot both be there. */
function areExclusive(a: ConditionPart, b: ConditionPart): boolean {
  const samePlace = a.node === b.node && a.element === b.element && a.component === b.component;
  if (!samePlace || a.values === undefined || b.values === undefined) return false;
  return !a.values.some((value) => b.values?.includes(value));
}

/** Every way in which the parts can be there or not. */
function waysOf(scene: Scene): readonly (readonly boolean[])[] {
  const { parts } = scene.condition;
  const choices = parts.map((part) => {
    const { canCome, canLack } = freedomOf(part, scene);
    return [...(canCome ? [true] : []), ...(canLack ? [false] : [])];
  });
  const all = choices.reduce<readonly (readonly boolean[])[]>(
    (ways, choice) => ways.flatMap((way) => choice.map((is) => [...way, is])),
    [[]],
  );
  const clash = (way: readonly boolean[]): boolean =>
    parts.some((a, i) =>
      parts.some((b, j) => i < j && way[i] === true && way[j] === true && areExclusive(a, b)),
    );
  return all.filter((way) => !clash(way));
}

/** GL-208 and GL-209: a condition leaves some way open, and some way closed, for each function it is for. */
export function lintConditions(message: MessageGuide, file: string, problems: GuideProblem[]): void {
  message.conditions.forEach((condition, index) => {
    const notebook = openNotebook(file, problems, `/conditions/${index}`);
    for (const functionName of condition.functions) {
      const ways = waysOf({ message, condition, functionName });
      const broken = ways.filter((way) => conditionBreach(condition.kind, way) !== undefined);
      const words = `${condition.kind} of ${condition.parts.map(({ text }) => text).join(', ')}`;
      if (broken.length === ways.length)
        notebook.note('GL-208', `a ${functionName} that can meet it`, `none, ${words}`);
      else if (broken.length === 0)
        notebook.note('GL-209', `a ${functionName} that can break it`, `none, ${words}`);
    }
  });
}
