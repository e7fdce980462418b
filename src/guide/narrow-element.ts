import type { Directory, DirectoryComposite, DirectoryElement } from './directory.js';
import type { ComponentSource, ElementSource } from './guide-source.js';
import type { ElementUse } from './model.js';
import type { ProblemNotebook } from './problem.js';
import { isWithin, valueFault, type Representation } from './representation.js';

/** What narrowing one segment use leans on. */
export interface SegmentScope {
  readonly directory: Directory;
  readonly tag: string;
  /** `SAN-BGM`: ids of its elements' requirements start with it. */
  readonly requirement: string;
}

interface Place {
  readonly element: number;
  readonly component: number;
  readonly composite?: { readonly id: string; readonly use: 'M' | 'C' };
}

function narrowRepresentation(
  source: ComponentSource,
  wide: DirectoryElement,
  directory: Directory,
  notebook: ProblemNotebook,
): Representation | undefined {
  const limit = directory.representationOf(wide.representation);
  const own = directory.representationOf(source.representation ?? wide.representation);
  if (own === undefined || limit === undefined || isWithin(own, limit)) return own;
  notebook
    .at('representation')
    .note(
      'GL-112',
      `${wide.representation} or narrower, as ${directory.id} has it`,
      source.representation ?? '',
    );
  return undefined;
}

/** Codes must be values of the directory's list, unless the list is the guide's own, and fit the representation. */
function checkCodes(
  source: ComponentSource,
  codes: readonly string[],
  representation: Representation | undefined,
  directory: Directory,
  notebook: ProblemNotebook,
): void {
  const list = source.codeList === 'guide' ? undefined : directory.codesOf(source.id);
  for (const code of codes) {
    if (list !== undefined && !list.has(code)) {
      notebook.note('GL-113', `values of ${directory.id} code list ${source.id} (or codeList: guide)`, code);
    } else if (representation !== undefined && valueFault(code, representation, undefined) !== undefined) {
      notebook.note('GL-114', 'values that fit the representation', code);
    }
  }
}

function defaultOf(source: ComponentSource, codes: readonly string[] | undefined): string | undefined {
  if (source.default !== undefined) return source.default;
  return source.qualifier?.[0] ?? (codes?.length === 1 ? codes[0] : undefined);
}

function narrowComponent(
  source: ComponentSource,
  place: Place,
  wide: DirectoryElement,
  scope: SegmentScope,
  notebook: ProblemNotebook,
): ElementUse {
  const { directory } = scope;
  if (source.id !== wide.id)
    notebook.at('id').note('GL-109', `${wide.id}, as ${directory.id} has it there`, source.id);
  if (wide.status === 'M' && source.use !== 'M')
    notebook.at('use').note('GL-111', `M, as ${directory.id} has it`, source.use);
  const representation = narrowRepresentation(source, wide, directory, notebook);
  const codes = source.qualifier ?? source.codes;
  checkCodes(
    source,
    codes ?? [],
    representation,
    directory,
    notebook.at(source.qualifier ? 'qualifier' : 'codes'),
  );
  const fixed = defaultOf(source, codes);
  if (fixed !== undefined && codes?.includes(fixed) === false) {
    notebook.at('default').note('GL-115', `one of ${codes.join(', ')}`, fixed);
  } else if (fixed !== undefined) {
    checkCodes(source, [fixed], representation, directory, notebook.at('default'));
  }
  return {
    ...place,
    id: source.id,
    name: source.name,
    use: source.use,
    representation: source.representation ?? wide.representation,
    ...(codes === undefined ? {} : { codes }),
    codeList: source.codeList ?? 'directory',
    ...(fixed === undefined ? {} : { default: fixed }),
    ...(source.field === undefined ? {} : { field: source.field }),
    requirement: `${scope.requirement}-${source.id}`,
    source: source.source,
  };
}

function narrowComposite(
  source: Extract<ElementSource, { readonly components: readonly unknown[] }>,
  wide: DirectoryComposite,
  scope: SegmentScope,
  notebook: ProblemNotebook,
): readonly ElementUse[] {
  const listed = new Set(source.components.map(({ component }) => component));
  wide.components.forEach((component, index) => {
    if (component.status === 'M' && !listed.has(index + 1)) {
      notebook
        .at('components')
        .note('GL-111', `component ${index + 1} (${component.id}), mandatory in ${wide.id}`, 'not listed');
    }
  });
  return source.components.flatMap((component, index) => {
    const there = notebook.at('components', index);
    const limit = wide.components[component.component - 1];
    const before = source.components[index - 1]?.component ?? 0;
    if (component.component <= before)
      there.at('component').note('GL-116', 'components in order', String(component.component));
    if (limit === undefined) {
      there
        .at('component')
        .note('GL-108', `1 to ${wide.components.length}, as ${wide.id} has`, String(component.component));
      return [];
    }
    const composite = { id: wide.id, use: source.use };
    const place = { element: source.element, component: component.component, composite };
    return [narrowComponent(component, place, limit, scope, there)];
  });
}

function narrowElement(
  source: ElementSource,
  scope: SegmentScope,
  notebook: ProblemNotebook,
): readonly ElementUse[] {
  const wide = scope.directory.segments[scope.tag]?.[source.element - 1];
  if (wide === undefined) {
    notebook
      .at('element')
      .note('GL-108', `an element that ${scope.tag} has in ${scope.directory.id}`, String(source.element));
    return [];
  }
  if ('components' in wide !== (source.components !== undefined)) {
    notebook.note(
      'GL-110',
      'components' in wide ? `components of ${wide.id}` : `${wide.id}, no composite`,
      source.id,
    );
    return [];
  }
  if (wide.status === 'M' && source.use !== 'M')
    notebook.at('use').note('GL-111', 'M, as the directory has it', source.use);
  if (!('components' in wide)) {
    // By the comparison above, what is no composite in the directory is none in the source.
    const alone = source as ComponentSource & { readonly element: number };
    return [narrowComponent(alone, { element: alone.element, component: 1 }, wide, scope, notebook)];
  }
  if (source.id !== wide.id) notebook.at('id').note('GL-109', wide.id, source.id);
  return source.components === undefined ? [] : narrowComposite(source, wide, scope, notebook);
}

/** Requirement ids must differ where one segment uses an element twice: the second becomes `…-4440-2`. */
function tellApart(elements: readonly ElementUse[]): readonly ElementUse[] {
  const seen = new Map<string, number>();
  return elements.map((element) => {
    const count = (seen.get(element.id) ?? 0) + 1;
    seen.set(element.id, count);
    return count === 1 ? element : { ...element, requirement: `${element.requirement}-${count}` };
  });
}

/** Lays a segment's elements over the directory's; what is no legal subset of it is noted. */
export function narrowElements(
  sources: readonly ElementSource[],
  scope: SegmentScope,
  notebook: ProblemNotebook,
): readonly ElementUse[] {
  const listed = new Set(sources.map(({ element }) => element));
  (scope.directory.segments[scope.tag] ?? []).forEach((wide, index) => {
    if (wide.status === 'M' && !listed.has(index + 1)) {
      notebook.note('GL-111', `element ${index + 1} (${wide.id}), mandatory in ${scope.tag}`, 'not listed');
    }
  });
  return tellApart(
    sources.flatMap((source, index) => {
      const before = sources[index - 1]?.element ?? 0;
      if (source.element <= before)
        notebook.at(index, 'element').note('GL-116', 'elements in order', String(source.element));
      return narrowElement(source, scope, notebook.at(index));
    }),
  );
}
