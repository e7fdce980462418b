import { assert } from '../../core/index.js';
import { codesFor, hasData, placed, withText, type WantedComponent } from '../generate/draw-segment.js';
import type { DrawnSegment } from '../generate/model.js';
import type { ElementUse, GuideNode, SegmentUse } from '../model.js';
import type { Representation } from '../representation.js';
import { entryOf, siblingsOf, type Breaking, type Broken } from './breaking.js';
import { editSegment, elementUse, unknownValue, type Edited } from './edit-segment.js';

/** The element or component that a constraint is about. */
function placeOf({ constraint }: Breaking): WantedComponent {
  const { element, component = 1 } = constraint;
  assert(element !== undefined, `${constraint.id} names an element`);
  return { element, component };
}

function segmentOf({ path }: Breaking): SegmentUse {
  const segment = path.at(-1);
  assert(segment?.kind === 'segment', 'a constraint on an element names its segment');
  return segment;
}

/** A component is told by its number only where it is one of a composite's (0104). */
function told(use: ElementUse): number | undefined {
  return use.composite === undefined ? undefined : use.component;
}

function isQualifier(segment: SegmentUse, { element, component }: WantedComponent): boolean {
  return segment.qualifier?.element === element && segment.qualifier.component === component;
}

/** A segment that holds nothing any more is told by the reading, before anybody asks which element lacks. */
function emptied(segment: DrawnSegment, element: number, component?: number): Edited {
  if (hasData(segment)) return { segment, element, component };
  return { segment, element: 1, code: 'segment-without-elements' };
}

/** A mandatory element is empty, with all its components. */
export function omitElement(breaking: Breaking): Broken {
  const { element } = placeOf(breaking);
  const segment = segmentOf(breaking);
  const qualifier = segment.qualifier?.element === element ? segment.qualifier : undefined;
  const isComposite = segment.elements.some((use) => use.element === element && use.composite !== undefined);
  return editSegment(breaking, undefined, (good) => {
    const broken = { ...good, elements: placed(good.elements, element, '') };
    // What tells the use from others is looked for as such: in a composite, at its component.
    return emptied(broken, element, isComposite ? qualifier?.component : undefined);
  });
}

/** A mandatory component is empty while others of its composite are not. */
export function omitComponent(breaking: Breaking): Broken {
  const place = placeOf(breaking);
  const others = segmentOf(breaking).elements.filter(
    ({ element, component }) => element === place.element && component !== place.component,
  );
  const mandatory = others.filter(({ use }) => use === 'M');
  const other = breaking.random.pick(mandatory.length > 0 ? mandatory : others);
  return editSegment(breaking, other, (good) => ({ segment: withText(good, place, ''), ...place }));
}

/** Replaces one value by another, the composite that it stands in being complete. */
function replaceValue(
  breaking: Breaking,
  value: (use: ElementUse, limits: Representation) => string,
): Broken {
  const place = placeOf(breaking);
  const use = elementUse(segmentOf(breaking), place);
  const limits = breaking.drawing.directory.representationOf(use.representation);
  assert(limits !== undefined, `the loader has parsed ${use.representation}`);
  return editSegment(breaking, place, (good) => ({
    segment: withText(good, place, value(use, limits)),
    element: place.element,
    component: told(use),
  }));
}

function fillerOf({ class: kind }: Representation): string {
  return kind === 'n' ? '7' : 'X';
}

/** One character more than may be, or many more. */
export function tooLong(breaking: Breaking): Broken {
  const excess = breaking.random.pick([1, 1, 2, 40]);
  return replaceValue(breaking, (_, limits) => fillerOf(limits).repeat(limits.max + excess));
}

/** Fewer characters than a fixed length asks for. */
export function tooShort(breaking: Breaking): Broken {
  return replaceValue(breaking, (_, limits) =>
    fillerOf(limits).repeat(breaking.random.integer(1, limits.min - 1)),
  );
}

/** A letter in a number, a digit in an alphabetic value; the length is right. */
export function wrongType(breaking: Breaking): Broken {
  return replaceValue(breaking, (_, limits) => {
    const stranger = limits.class === 'n' ? breaking.random.pick(['X', 'O', ' ', '+']) : '7';
    return stranger + fillerOf(limits).repeat(Math.max(limits.min, 1) - 1);
  });
}

/** Two decimal marks, one at the end, or another one than the UNA names. */
export function wrongDecimalMark(breaking: Breaking): Broken {
  const { settings } = breaking.drawing;
  const forms = ['1.2.3', '12.', ...(settings.decimalMarks.includes(',') ? ['1,2.3'] : ['1,2'])];
  return replaceValue(breaking, () => breaking.random.pick(forms));
}

/** Nothing before the decimal mark. */
export function noDecimalDigit(breaking: Breaking): Broken {
  const sign = breaking.random.pick(['', '-']);
  return replaceValue(breaking, () => `${sign}.5`);
}

/** A value that the code list does not have. */
export function unknownCode(breaking: Breaking): Broken {
  const { drawing, random } = breaking;
  return replaceValue(breaking, (use, limits) =>
    unknownValue(limits, new Set(codesFor(use, drawing.directory)), random),
  );
}

/** Qualifiers of every use at the same position, those that the function does not use included. */
function qualifiersAt({ message, path }: Breaking): ReadonlySet<string> {
  const node = path.at(-1);
  const parent = path.at(-2);
  const isTrigger = parent?.kind === 'group' && parent.children[0] === node;
  const own: GuideNode | undefined = isTrigger ? parent : node;
  const level = siblingsOf(message.guide, isTrigger ? path.slice(0, -1) : path);
  const uses = level.filter(({ position }) => position === own?.position);
  const triggers = uses.map((each) => (each.kind === 'group' ? each.children[0] : each));
  return new Set(
    triggers.flatMap((each) => (each?.kind === 'segment' ? [...(each.qualifier?.values ?? [])] : [])),
  );
}

/** A qualifier that is none of those at its place. */
export function unknownQualifier(breaking: Breaking): Broken {
  const known = qualifiersAt(breaking);
  return replaceValue(breaking, (_, limits) => unknownValue(limits, known, breaking.random));
}

/** An element that the directory has and the guide does not use; a composite by its first component. */
export function useElement(breaking: Breaking): Broken {
  const { element } = placeOf(breaking);
  const plan = entryFor(breaking, segmentOf(breaking)).plan.elements[element - 1];
  return editSegment(breaking, undefined, (good) => ({
    segment: { ...good, elements: placed(good.elements, element, '1') },
    element,
    component: plan?.composite === true ? 1 : undefined,
  }));
}

/** A component that the composite has and the guide does not use. */
export function useComponent(breaking: Breaking): Broken {
  const place = placeOf(breaking);
  const used = segmentOf(breaking).elements.find(({ element }) => element === place.element);
  return editSegment(breaking, used, (good) => ({ segment: withText(good, place, '1'), ...place }));
}

/** One element more than the directory defines. */
export function addElement(breaking: Breaking): Broken {
  const segment = segmentOf(breaking);
  const element = entryFor(breaking, segment).plan.elements.length + 1;
  return editSegment(breaking, undefined, (good) => ({
    segment: { ...good, elements: placed(good.elements, element, 'X') },
    element,
  }));
}

/** One component more than the directory defines. */
export function addComponent(breaking: Breaking): Broken {
  const { element } = placeOf(breaking);
  const segment = segmentOf(breaking);
  const used = segment.elements.find((use) => use.element === element);
  const component = (entryFor(breaking, segment).plan.elements[element - 1]?.components.length ?? 0) + 1;
  return editSegment(breaking, used, (good) => ({
    segment: withText(good, { element, component }, 'X'),
    element,
    component,
  }));
}

/** The table's entry of a segment; that of its group where it is the trigger. */
function entryFor({ table, path }: Breaking, segment: SegmentUse): ReturnType<typeof entryOf> {
  const parent = path.at(-2);
  const isTrigger = parent?.kind === 'group' && parent.children[0] === segment;
  return entryOf(table, isTrigger ? parent : segment);
}

/** Values that any text may stand in: not coded, and telling nothing else apart. */
export function freeTexts(segment: SegmentUse, breaking: Pick<Breaking, 'drawing'>): readonly ElementUse[] {
  return segment.elements.filter(
    (use) =>
      !use.representation.startsWith('n') &&
      codesFor(use, breaking.drawing.directory) === undefined &&
      !isQualifier(segment, use),
  );
}
