import { assert, type Random } from '../../core/index.js';
import type { ElementData } from '../../edifact/index.js';
import type { Directory } from '../directory.js';
import type { ElementUse, FunctionName, MessageGuide, SegmentUse } from '../model.js';
import { drawValue } from './draw-value.js';
import type { DrawnSegment, DrawSettings } from './model.js';

/** What drawing one message leans on. */
export interface Drawing {
  readonly message: MessageGuide;
  readonly function: FunctionName;
  readonly directory: Directory;
  readonly settings: DrawSettings;
  readonly random: Random;
}

/** A component that must be there even where the guide leaves it to the sender. */
export interface WantedComponent {
  readonly element: number;
  readonly component: number;
}

/** Whether something conditional is to be there: as the settings say, else by chance, and not where chance is spent. */
export function isDrawn(conditional: { readonly requirement: string }, drawing: Drawing): boolean {
  return drawing.settings.isWanted?.(conditional) ?? drawing.random.integer(0, 1) === 1;
}

/** The code that the message tells its function by, where this is the element that tells it. */
export function functionCodeAt(
  segment: SegmentUse,
  use: WantedComponent,
  { message, function: name }: Pick<Drawing, 'message' | 'function'>,
): string | undefined {
  const told = message.function;
  if (told?.segment !== segment.tag) return undefined;
  if (told.element !== use.element || told.component !== use.component) return undefined;
  return Object.entries(told.codes).find(([, each]) => each === name)?.[0];
}

const codesOfList = new WeakMap<ReadonlySet<string>, readonly string[]>();

/** Values that an element is limited to: the guide's own, else those of the directory's list, else none. */
export function codesFor(use: ElementUse, directory: Directory): readonly string[] | undefined {
  if (use.codes !== undefined || use.codeList === 'guide') return use.codes;
  const list = directory.codesOf(use.id);
  if (list === undefined) return undefined;
  const codes = codesOfList.get(list) ?? [...list];
  codesOfList.set(list, codes);
  return codes;
}

/** A value that one element or component may hold. */
export function drawElementValue(segment: SegmentUse, use: ElementUse, drawing: Drawing): string {
  const fixed = functionCodeAt(segment, use, drawing) ?? drawing.settings.valueFor?.(segment, use);
  if (fixed !== undefined) return fixed;
  const codes = codesFor(use, drawing.directory);
  if (codes !== undefined) return drawing.random.pick(codes);
  const representation = drawing.directory.representationOf(use.representation);
  assert(representation !== undefined, `the loader has parsed ${use.representation}`);
  return drawValue(representation, drawing.settings, drawing.random);
}

/** One element: a text, or its components; at least one component when it is there at all. */
function drawElement(
  segment: SegmentUse,
  uses: readonly ElementUse[],
  wanted: readonly WantedComponent[],
  drawing: Drawing,
): ElementData {
  const isWanted = ({ element, component }: ElementUse): boolean =>
    wanted.some((each) => each.element === element && each.component === component);
  const there = uses.filter((use) => use.use === 'M' || isWanted(use) || isDrawn(use, drawing));
  const filled = there.length > 0 ? there : uses.slice(0, 1);
  const [first] = uses;
  if (first?.composite === undefined) {
    return filled.map((use) => drawElementValue(segment, use, drawing)).join('');
  }
  const components = Array.from({ length: Math.max(...uses.map((use) => use.component)) }, () => '');
  for (const use of filled) components[use.component - 1] = drawElementValue(segment, use, drawing);
  return components;
}

function isThere(uses: readonly ElementUse[], wanted: readonly WantedComponent[], drawing: Drawing): boolean {
  const [first] = uses;
  if (first === undefined) return false;
  if ((first.composite?.use ?? first.use) === 'M') return true;
  return wanted.some(({ element }) => element === first.element) || isDrawn(first, drawing);
}

const usesOf = new WeakMap<SegmentUse, readonly (readonly ElementUse[])[]>();

/** The uses of each element of a segment, by position; empty where the guide uses none. Worked out once. */
export function elementUses(segment: SegmentUse): readonly (readonly ElementUse[])[] {
  const known = usesOf.get(segment) ?? findElementUses(segment);
  usesOf.set(segment, known);
  return known;
}

function findElementUses(segment: SegmentUse): readonly (readonly ElementUse[])[] {
  const last = Math.max(...segment.elements.map(({ element }) => element));
  return Array.from({ length: last }, (_, index) =>
    segment.elements.filter(({ element }) => element === index + 1),
  );
}

/** One use of a segment, with what is conditional in it there or not. A segment without any data is none. */
export function drawSegment(
  use: SegmentUse,
  drawing: Drawing,
  wanted: readonly WantedComponent[] = [],
): DrawnSegment {
  const uses = elementUses(use);
  const elements: ElementData[] = uses.map((each) =>
    isThere(each, wanted, drawing) ? drawElement(use, each, wanted, drawing) : '',
  );
  if (!elements.some((element) => element !== '')) {
    const first = uses.findIndex((each) => each.length > 0);
    elements[first] = drawElement(use, uses[first] ?? [], wanted, drawing);
  }
  return { kind: 'segment', use, elements };
}

/** The same segment with a component there, together with what that component's composite must have then. */
export function withComponent(
  { use, elements }: DrawnSegment,
  wanted: WantedComponent,
  drawing: Drawing,
): DrawnSegment {
  const uses = elementUses(use)[wanted.element - 1] ?? [];
  const old = elements[wanted.element - 1] ?? '';
  const drawn = drawElement(use, uses, [wanted], drawing);
  if (typeof drawn === 'string')
    return { kind: 'segment', use, elements: placed(elements, wanted.element, old || drawn) };
  const kept = typeof old === 'string' ? [] : old;
  const merged = drawn.map((text, index) => kept[index] || text);
  return { kind: 'segment', use, elements: placed(elements, wanted.element, merged) };
}

/** Elements with one of them set, those before it filled up with empty ones. */
export function placed(
  elements: readonly ElementData[],
  element: number,
  data: ElementData,
): readonly ElementData[] {
  const filled = Array.from({ length: Math.max(elements.length, element) }, (_, i) => elements[i] ?? '');
  return filled.with(element - 1, data);
}

/** The segment with the text of one component, or of a stand-alone element, replaced. */
export function withText(
  { use, elements }: DrawnSegment,
  { element, component }: WantedComponent,
  text: string,
): DrawnSegment {
  const old = elements[element - 1] ?? '';
  if (typeof old === 'string' && component === 1)
    return { kind: 'segment', use, elements: placed(elements, element, text) };
  const parts = typeof old === 'string' ? [old] : old;
  const filled = Array.from({ length: Math.max(parts.length, component) }, (_, i) => parts[i] ?? '');
  return { kind: 'segment', use, elements: placed(elements, element, filled.with(component - 1, text)) };
}

/** Whether anything stands in a segment. */
export function hasData({ elements }: DrawnSegment): boolean {
  return elements.some((element) =>
    typeof element === 'string' ? element !== '' : element.some((text) => text !== ''),
  );
}
