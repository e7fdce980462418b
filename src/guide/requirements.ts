import type { ElementUse, Guide, GuideNode, MessageGuide, Requirement, Usage } from './model.js';

function obligationOf(use: Readonly<Record<string, Usage>>): 'M' | 'C' {
  return Object.values(use).every((usage) => usage === 'M') ? 'M' : 'C';
}

function usageWords(use: Readonly<Record<string, Usage>>): string {
  const words = { M: 'mandatory', C: 'conditional', N: 'not used' } as const;
  const usages = [...new Set(Object.values(use))];
  const only = usages[0];
  if (usages.length === 1 && only !== undefined) return words[only];
  return Object.entries(use)
    .map(([name, usage]) => `${words[usage]} in ${name}`)
    .join(', ');
}

type Stage = Pick<Requirement, 'phase' | 'checkedBy'>;

/** What a participant sends is held to the guide by the reference; what the reference sends, by our own tests. */
function stageOf({ from }: MessageGuide): Stage {
  return from === 'reference'
    ? { phase: 'response', checkedBy: 'harness' }
    : { phase: 'structure', checkedBy: 'reference' };
}

function elementRequirement(tag: string, element: ElementUse, stage: Stage): Requirement {
  const place =
    element.composite === undefined ? '' : ` (component ${element.component} of ${element.composite.id})`;
  const codes = element.codes === undefined ? '' : `, one of ${element.codes.join(', ')}`;
  const use = element.use === 'M' ? 'mandatory' : 'conditional';
  return {
    id: element.requirement,
    text: `${tag} element ${element.element}${place}, ${element.id} ${element.name}: ${use}, ${element.representation}${codes}.`,
    obligation: element.use === 'M' ? 'M' : 'C',
    source: element.source,
    ...stage,
  };
}

function nodeRequirements(message: MessageGuide, node: GuideNode): readonly Requirement[] {
  const times = node.repeat === 1 ? 'once' : `up to ${node.repeat} times`;
  const what = node.kind === 'segment' ? `${node.tag} (${node.name})` : `Group ${node.group} (${node.name})`;
  const stage = stageOf(message);
  const own: Requirement = {
    id: node.requirement,
    text: `${what} of ${message.id}: ${usageWords(node.use)}, ${times}, at position ${node.position}.`,
    obligation: obligationOf(node.use),
    source: node.source,
    ...stage,
  };
  if (node.kind === 'segment')
    return [own, ...node.elements.map((element) => elementRequirement(node.tag, element, stage))];
  return [own, ...node.children.flatMap((child) => nodeRequirements(message, child))];
}

/** What a message guide demands, node by node and condition by condition, as requirements in our own words. */
export function structuralRequirements(message: MessageGuide): readonly Requirement[] {
  const stage = stageOf(message);
  const conditions = message.conditions.map(({ requirement: id, text, source }): Requirement => ({
    id,
    text,
    obligation: 'C',
    source,
    ...stage,
  }));
  return [...message.nodes.flatMap((node) => nodeRequirements(message, node)), ...conditions];
}

/** Every requirement of the guide, written down or structural, in order of their ids: the inventory that coverage counts. */
export function requirementsOf(guide: Guide): readonly Requirement[] {
  return Object.values(guide.requirements).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The requirement with that id; one that the guide does not have is told as such, so that a report can still be made. */
export function requirementOf(guide: Guide, id: string): Requirement {
  return (
    guide.requirements[id] ?? {
      id,
      text: `${id} is not written down in ${guide.id}.`,
      obligation: 'M',
      source: 'assumed',
      phase: 'conduct',
      checkedBy: 'judge',
    }
  );
}
