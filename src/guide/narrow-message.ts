import type { Directory } from './directory.js';
import type { MessageSource } from './guide-source.js';
import type { ElementUse, FunctionName, GuideNode, MessageGuide } from './model.js';
import { narrowConditions } from './narrow-condition.js';
import { narrowLevel, type MessageScope } from './narrow-node.js';
import type { ProblemNotebook } from './problem.js';

/** The one function of a message that does not tell several apart. */
export const ANY_FUNCTION: FunctionName = 'any';

function elementAt(
  nodes: readonly GuideNode[],
  place: { readonly segment: string; readonly element: number; readonly component?: number },
): ElementUse | undefined {
  const segment = nodes.find((node) => node.kind === 'segment' && node.tag === place.segment);
  if (segment?.kind !== 'segment') return undefined;
  return segment.elements.find(
    (use) => use.element === place.element && use.component === (place.component ?? 1),
  );
}

/** The element by which functions or variants are told apart must be in use and allow exactly these codes. */
function checkSelector(
  place: { readonly segment: string; readonly element: number; readonly component?: number },
  codes: readonly string[],
  nodes: readonly GuideNode[],
  notebook: ProblemNotebook,
): void {
  const use = elementAt(nodes, place);
  if (use === undefined) {
    notebook.note('GL-204', 'an element in use at the top level', `${place.segment} ${place.element}`);
  } else if ([...(use.codes ?? [])].sort().join() !== [...codes].sort().join()) {
    notebook
      .at('codes')
      .note('GL-204', `the codes of ${use.id}: ${(use.codes ?? []).join(', ')}`, codes.join(', '));
  }
}

function functionOf(told: NonNullable<MessageSource['function']>): NonNullable<MessageGuide['function']> {
  const codes = Object.entries(told.codes).map(([name, code]) => [code, name] as const);
  return { ...told, component: told.component ?? 1, codes: Object.fromEntries(codes) };
}

function checkNames(nodes: readonly GuideNode[], notebook: ProblemNotebook): void {
  const fields = new Set<string>();
  const lists = new Set<string>();
  const visit = (node: GuideNode, outer: boolean): void => {
    const inner = outer && node.list === undefined;
    if (outer && node.list !== undefined) lists.add(node.list);
    if (node.kind === 'group') for (const child of node.children) visit(child, inner);
    else if (inner) for (const { field } of node.elements) if (field !== undefined) fields.add(field);
    if (node.list !== undefined && node.kind === 'group') checkNames(node.children, notebook);
  };
  for (const node of nodes) visit(node, true);
  for (const name of lists)
    if (fields.has(name)) notebook.note('GL-206', 'a field and a list of different names', name);
}

/** Makes a message guide of its file and the directory; what is no legal subset is noted, and then it is undefined. */
export function narrowMessage(
  source: MessageSource,
  directory: Directory,
  notebook: ProblemNotebook,
): MessageGuide | undefined {
  const wide = directory.messages.get(source.message);
  if (wide === undefined) {
    notebook
      .at('message')
      .note(
        'GL-101',
        `a message of ${directory.id}: ${[...directory.messages.keys()].join(', ')}`,
        source.message,
      );
    return undefined;
  }
  const functions = source.function === undefined ? [ANY_FUNCTION] : Object.keys(source.function.codes);
  const scope: MessageScope = { directory, functions, prefix: source.prefix, ids: new Set(), oneOf: [] };
  const nodes = narrowLevel(source.nodes, wide.structure, scope, notebook.at('nodes'));
  const { variant, function: told } = source;
  if (told !== undefined) checkSelector(told, Object.values(told.codes), nodes, notebook.at('function'));
  if (variant !== undefined) checkSelector(variant, variant.codes, nodes, notebook.at('variant'));
  checkNames(nodes, notebook.at('nodes'));
  return {
    id: source.id,
    title: source.title,
    type: { type: wide.type, version: wide.version, release: wide.release, agency: wide.agency },
    ...(told === undefined ? {} : { function: functionOf(told) }),
    functions,
    from: source.from,
    ...(variant === undefined ? {} : { variant: { ...variant, component: variant.component ?? 1 } }),
    oneOf: scope.oneOf,
    directory: directory.id,
    nodes,
    conditions: narrowConditions(
      source.conditions ?? [],
      nodes,
      { prefix: source.prefix, functions },
      notebook.at('conditions'),
    ),
    source: source.source,
  };
}
