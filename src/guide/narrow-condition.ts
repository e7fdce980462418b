import type { ConditionSource } from './guide-source.js';
import type { ConditionPart, FunctionName, GuideCondition, GuideNode } from './model.js';
import type { ProblemNotebook } from './problem.js';

/** `PNA-MF 2.1 = X or Y`: node, element, component, values. The schema lets nothing else through. */
const PART = /^([A-Z0-9-]+)(?: (\d+)(?:\.(\d+))?)?(?: = (.+))?$/;

/** A node with those inside it. */
export function nodesBelow(node: GuideNode): readonly GuideNode[] {
  return node.kind === 'segment' ? [node] : [node, ...node.children.flatMap(nodesBelow)];
}

function parsePart(text: string): ConditionPart {
  const [, node = '', element, component, values] = PART.exec(text) ?? [];
  return {
    text,
    node,
    ...(element === undefined ? {} : { element: Number(element) }),
    ...(component === undefined ? {} : { component: Number(component) }),
    ...(values === undefined ? {} : { values: values.split(' or ') }),
  };
}

/** Why a part is none; undefined when it is one. */
function faultOf(part: ConditionPart, scope: readonly GuideNode[]): string | undefined {
  const node = scope.find(({ id }) => id === part.node);
  if (node === undefined) return `a node of ${scope.map(({ id }) => id).join(', ')}`;
  if (part.element === undefined)
    return part.values === undefined ? undefined : 'an element before the values';
  if (node.kind !== 'segment') return 'a segment before the element';
  const uses = node.elements.filter(({ element }) => element === part.element);
  const fitting = uses.filter(
    ({ component }) => part.component === undefined || component === part.component,
  );
  if (fitting.length === 0) return `an element that ${node.id} uses`;
  const [only] = fitting;
  const allowed = fitting.length === 1 ? only?.codes : undefined;
  const alien = part.values?.find((value) => allowed?.includes(value) === false);
  return alien === undefined ? undefined : `one of ${allowed?.join(', ') ?? ''}`;
}

/** Makes the conditions of a message guide of its file; parts that are not there are noted. */
export function narrowConditions(
  sources: readonly ConditionSource[],
  nodes: readonly GuideNode[],
  message: { readonly prefix: string; readonly functions: readonly FunctionName[] },
  notebook: ProblemNotebook,
): readonly GuideCondition[] {
  const all = nodes.flatMap(nodesBelow);
  return sources.map((source, index) => {
    const there = notebook.at(index);
    const around = source.within === undefined ? undefined : all.find(({ id }) => id === source.within);
    if (source.within !== undefined && around === undefined)
      there.at('within').note('GL-207', 'the id of a node of the message', source.within);
    const scope = around === undefined ? all : nodesBelow(around);
    const parts = source.parts.map(parsePart);
    parts.forEach((part, place) => {
      const fault = faultOf(part, scope);
      if (fault !== undefined) there.at('parts', place).note('GL-207', fault, part.text);
    });
    for (const name of source.functions ?? []) {
      if (!message.functions.includes(name))
        there
          .at('functions')
          .note('GL-203', `a function of the message: ${message.functions.join(', ')}`, name);
    }
    return {
      kind: source.kind,
      ...(source.within === undefined ? {} : { within: source.within }),
      parts,
      functions: source.functions ?? message.functions,
      requirement: `${message.prefix}-D${String(index + 1).padStart(2, '0')}`,
      text: source.text,
      source: source.source,
    };
  });
}
