import { triggerTag, type Directory, type DirectoryNode } from './directory.js';
import type { ElementSource, GroupSource, NodeSourceOf, SegmentSource } from './guide-source.js';
import type { FunctionName, GroupUse, GuideNode, MessageGuide, SegmentUse, Usage } from './model.js';
import { narrowElements } from './narrow-element.js';
import type { ProblemNotebook } from './problem.js';

/** What narrowing one message leans on, and what it gathers. */
export interface MessageScope {
  readonly directory: Directory;
  readonly functions: readonly FunctionName[];
  readonly prefix: string;
  readonly ids: Set<string>;
  readonly oneOf: MessageGuide['oneOf'][number][];
}

function usageByFunction(
  source: NodeSourceOf,
  scope: MessageScope,
  notebook: ProblemNotebook,
): Readonly<Record<FunctionName, Usage>> {
  const { use } = source;
  if (typeof use === 'string') return Object.fromEntries(scope.functions.map((name) => [name, use]));
  const known = scope.functions.join(', ');
  for (const name of Object.keys(use).filter((key) => !scope.functions.includes(key))) {
    notebook.at('use', name).note('GL-203', `a function of the message: ${known}`, name);
  }
  for (const name of scope.functions.filter((key) => use[key] === undefined)) {
    notebook.at('use').note('GL-203', `a use for each function: ${known}`, `none for ${name}`);
  }
  return use;
}

function qualifierOf(elements: readonly ElementSource[]): SegmentUse['qualifier'] {
  const places = elements.flatMap((element) =>
    element.components === undefined
      ? [{ element: element.element, component: 1, values: element.qualifier }]
      : element.components.map(({ component, qualifier }) => ({
          element: element.element,
          component,
          values: qualifier,
        })),
  );
  const found = places.find(({ values }) => values !== undefined);
  return found?.values === undefined ? undefined : { ...found, values: found.values };
}

function takeId(id: string, scope: MessageScope, notebook: ProblemNotebook): string {
  if (scope.ids.has(id)) notebook.at('id').note('GL-202', 'an id that no other node of the message has', id);
  scope.ids.add(id);
  return id;
}

function checkRepeat(source: NodeSourceOf, notebook: ProblemNotebook): void {
  if ((source.repeat ?? 1) > 1 && source.list === undefined) {
    notebook.at('list').note('GL-205', 'a name for the list, since it repeats', 'none');
  }
}

function narrowSegment(source: SegmentSource, scope: MessageScope, notebook: ProblemNotebook): SegmentUse {
  const qualifier = qualifierOf(source.elements);
  const ownId = qualifier === undefined ? source.segment : `${source.segment}-${qualifier.values[0] ?? ''}`;
  const id = takeId(source.id ?? ownId, scope, notebook);
  const requirement = `${scope.prefix}-${id}`;
  checkRepeat(source, notebook);
  return {
    kind: 'segment',
    id,
    name: source.name,
    tag: source.segment,
    position: source.position,
    use: usageByFunction(source, scope, notebook),
    repeat: source.repeat ?? 1,
    ...(qualifier === undefined ? {} : { qualifier }),
    elements: narrowElements(
      source.elements,
      { directory: scope.directory, tag: source.segment, requirement },
      notebook.at('elements'),
    ),
    ...(source.list === undefined ? {} : { list: source.list }),
    requirement,
    source: source.source,
  };
}

function checkTrigger(
  source: GroupSource,
  wide: DirectoryNode & { items: readonly DirectoryNode[] },
  notebook: ProblemNotebook,
): void {
  const first = source.children[0];
  const there = notebook.at('children', 0);
  const position = wide.items[0]?.position ?? '';
  if (first?.position !== position)
    there.at('position').note('GL-107', `${position}, the group's first segment`, first?.position ?? 'none');
  if (first !== undefined && !('segment' in first)) there.note('GL-107', 'a segment', 'a group');
  if (first?.use !== 'M')
    there.at('use').note('GL-107', 'M, it is what the group begins with', JSON.stringify(first?.use));
  if ((first?.repeat ?? 1) !== 1) there.at('repeat').note('GL-107', '1', String(first?.repeat));
}

function narrowNode(
  source: NodeSourceOf,
  wide: DirectoryNode,
  scope: MessageScope,
  notebook: ProblemNotebook,
): GuideNode | undefined {
  if ('segment' in source) {
    if ('items' in wide || wide.tag !== source.segment) {
      notebook
        .at('segment')
        .note(
          'GL-104',
          `${'items' in wide ? `group ${wide.group}` : wide.tag} at ${wide.position}`,
          source.segment,
        );
      return undefined;
    }
    return narrowSegment(source, scope, notebook);
  }
  if (!('items' in wide) || wide.group !== source.group) {
    notebook
      .at('group')
      .note(
        'GL-104',
        `${'items' in wide ? `group ${wide.group}` : triggerTag(wide)} at ${wide.position}`,
        String(source.group),
      );
    return undefined;
  }
  checkTrigger(source, wide, notebook);
  checkRepeat(source, notebook);
  const id = takeId(source.id ?? `SG${source.group}`, scope, notebook);
  return {
    kind: 'group',
    id,
    name: source.name,
    group: source.group,
    position: source.position,
    use: usageByFunction(source, scope, notebook),
    repeat: source.repeat ?? 1,
    children: narrowLevel(source.children, wide.items, scope, notebook.at('children')),
    ...(source.list === undefined ? {} : { list: source.list }),
    requirement: `${scope.prefix}-${id}`,
    source: source.source,
  } satisfies GroupUse;
}

/** What the directory makes mandatory the guide must make mandatory too, or split into uses of which one must be there. */
function checkMandatory(
  wide: DirectoryNode,
  uses: readonly GuideNode[],
  scope: MessageScope,
  notebook: ProblemNotebook,
): void {
  if (wide.status !== 'M') return;
  const what = `${triggerTag(wide)} at ${wide.position}, mandatory in ${scope.directory.id}`;
  const bare = scope.functions.filter((name) => uses.every(({ use }) => use[name] !== 'M'));
  const unused = bare.filter((name) => uses.every(({ use }) => use[name] !== 'C'));
  if (uses.length === 0 || unused.length > 0)
    notebook.note('GL-105', what, `no use${uses.length === 0 ? '' : ` for ${unused.join(', ')}`}`);
  else if (bare.length > 0) scope.oneOf.push({ position: wide.position, uses: uses.map(({ id }) => id) });
}

function checkQualifiers(place: string, uses: readonly GuideNode[], notebook: ProblemNotebook): void {
  const taken = new Set<string>();
  for (const node of uses) {
    const trigger = node.kind === 'segment' ? node : node.children[0];
    const qualifier = trigger?.kind === 'segment' ? trigger.qualifier : undefined;
    if (qualifier === undefined)
      notebook.note('GL-201', `a qualifier in each use of ${place}`, `none in ${node.id}`);
    for (const value of qualifier?.values ?? []) {
      if (taken.has(value))
        notebook.note('GL-201', `different qualifiers in the uses of ${place}`, `${value} twice`);
      taken.add(value);
    }
  }
}

function checkRepeats(wide: DirectoryNode, uses: readonly GuideNode[], notebook: ProblemNotebook): void {
  const total = uses.reduce((sum, { repeat }) => sum + repeat, 0);
  if (total > wide.repeat) {
    notebook.note(
      'GL-106',
      `no more than ${wide.repeat} of ${triggerTag(wide)} at ${wide.position}`,
      String(total),
    );
  }
  if (uses.length > 1) checkQualifiers(`${triggerTag(wide)} at ${wide.position}`, uses, notebook);
}

const SERVICE_TAGS: ReadonlySet<string> = new Set(['UNH', 'UNT']);

/** Lays the nodes of one level over the directory's; what is no legal subset of it is noted. */
export function narrowLevel(
  sources: readonly NodeSourceOf[],
  wide: readonly DirectoryNode[],
  scope: MessageScope,
  notebook: ProblemNotebook,
): readonly GuideNode[] {
  const level = wide.filter((node) => !('tag' in node && SERVICE_TAGS.has(node.tag))); // the engine owns these
  const usesAt = new Map<string, GuideNode[]>(level.map(({ position }) => [position, []]));
  let reached = 0;
  const nodes = sources.flatMap((source, index) => {
    const there = notebook.at(index);
    const found = level.findIndex(({ position }) => position === source.position);
    const node = level[found];
    if (node === undefined) {
      const known = level.map((item) => `${item.position} ${triggerTag(item)}`).join(', ');
      there.at('position').note('GL-102', `one of ${known}`, source.position);
      return [];
    }
    if (found < reached)
      there.at('position').note('GL-103', 'positions in the order of the directory', source.position);
    reached = Math.max(reached, found);
    const narrowed = narrowNode(source, node, scope, there);
    if (narrowed !== undefined) usesAt.get(node.position)?.push(narrowed);
    return narrowed === undefined ? [] : [narrowed];
  });
  if (nodes.length < sources.length) return nodes; // what follows would repeat what is noted already
  for (const node of level) {
    const uses = usesAt.get(node.position) ?? [];
    checkMandatory(node, uses, scope, notebook);
    checkRepeats(node, uses, notebook);
  }
  return nodes;
}
