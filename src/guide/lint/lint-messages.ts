import type { FunctionName, Guide, GuideNode, GuideProblem, GuideRoles, MessageGuide } from '../model.js';
import { openNotebook, type ProblemNotebook } from '../problem.js';
import { lintConditions } from './lint-conditions.js';
import type { LintFacts } from './lint-facts.js';

/** GL-210: what no function uses, or stands inside what the functions that use it do not use. */
function lintReach(
  nodes: readonly GuideNode[],
  reached: readonly FunctionName[],
  notebook: ProblemNotebook,
): void {
  nodes.forEach((node, index) => {
    const there = notebook.at(index);
    const functions = reached.filter((name) => (node.use[name] ?? 'N') !== 'N');
    if (functions.length === 0)
      there.at('use').note('GL-210', 'a function that uses it', `none for ${node.id}`);
    else if (node.kind === 'group') lintReach(node.children, functions, there.at('children'));
  });
}

function canMeet(a: MessageGuide, b: MessageGuide): boolean {
  const sameType =
    a.type.type === b.type.type && a.type.version === b.type.version && a.type.release === b.type.release;
  return sameType && (a.from === b.from || a.from === 'either' || b.from === 'either');
}

/** GL-211: message guides of one type and sender have different codes at one place. */
function lintVariants(guide: Guide, problems: GuideProblem[], fileOf: (id: string) => string): void {
  const messages = Object.values(guide.messages);
  messages.forEach((message, index) => {
    for (const other of messages.slice(index + 1)) {
      if (!canMeet(message, other)) continue;
      const shared = message.variant?.codes.filter((code) => other.variant?.codes.includes(code));
      if (shared?.length === 0 && other.variant !== undefined) continue;
      const notebook = openNotebook(fileOf(other.id), problems, '/variant');
      const actual = shared === undefined ? 'no variant' : shared.join(', ') || 'no variant';
      notebook.note('GL-211', `codes that ${message.id} does not have`, actual);
    }
  });
}

/** Field paths of a message: `certificateNumber`, `lines.hts`. */
export function fieldPathsOf(nodes: readonly GuideNode[], prefix = ''): readonly string[] {
  return nodes.flatMap((node) => {
    const inside = node.list === undefined ? prefix : `${prefix}${node.list}.`;
    if (node.kind === 'group') return fieldPathsOf(node.children, inside);
    return node.elements.flatMap(({ field }) => (field === undefined ? [] : [`${inside}${field}`]));
  });
}

function lintRoles(guide: Guide, facts: LintFacts, problems: GuideProblem[]): void {
  const roles = Object.keys(facts.roleFields) as readonly (keyof GuideRoles)[]; // the keys are just these
  for (const role of roles) {
    const message = guide.messages[guide.roles[role]];
    if (message === undefined) continue; // refused by the loader
    const paths = new Set(fieldPathsOf(message.nodes));
    const notebook = openNotebook('guide.yaml', problems, `/roles/${role}`);
    for (const field of facts.roleFields[role].filter((each) => !paths.has(each)))
      notebook.note('GL-314', `a field ${field} in ${message.id}`, 'none');
  }
}

/** GL-208 to GL-211 and GL-314: what only a whole message, or several of them, show. */
export function lintMessages(guide: Guide, facts: LintFacts, problems: GuideProblem[]): void {
  const fileOf = (id: string): string => `messages/${id.toLowerCase()}.yaml`;
  for (const message of Object.values(guide.messages)) {
    lintReach(message.nodes, message.functions, openNotebook(fileOf(message.id), problems, '/nodes'));
    lintConditions(message, fileOf(message.id), problems);
  }
  lintVariants(guide, problems, fileOf);
  lintRoles(guide, facts, problems);
}
