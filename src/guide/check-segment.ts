import type { Finding } from '../core/index.js';
import type { Segment } from '../edifact/index.js';
import type { SegmentUse } from './model.js';
import { valueFault } from './representation.js';
import type { ComponentPlan, ElementPlan, SegmentPlan } from './segment-plan.js';
import { shownValue, structureFinding, type StructureCode } from './structure-finding.js';

/** What the elements of one message's segments are checked with. */
export interface ElementCheck {
  readonly findings: Finding[];
  /** Byte value of the decimal mark that UNA names, if it came and binds. */
  readonly mark: number | undefined;
}

/** Codes named in a finding at most; a longer list is named by its number. */
const CODES_SHOWN_MAX = 12;

function wordsFor(codes: ReadonlySet<string>, id: string): string {
  return codes.size <= CODES_SHOWN_MAX ? [...codes].join(' or ') : `a value of code list ${id}`;
}

function report(
  check: ElementCheck,
  code: StructureCode,
  segment: Segment,
  place: { readonly element: number; readonly component: number | undefined },
  about: { readonly id: string; readonly name: string; readonly requirement: string },
  words: { readonly expected: string | number; readonly actual: string },
): void {
  const span = segment.span(place.element, place.component);
  const params = {
    tag: segment.tag,
    id: about.id,
    name: about.name,
    ...words,
    actual: shownValue(words.actual),
  };
  check.findings.push(structureFinding(code, span, params, about.requirement));
}

/** Checks a value that is there against its representation, then against its code list. */
function checkValue(
  check: ElementCheck,
  segment: Segment,
  element: ElementPlan,
  plan: ComponentPlan,
  text: string,
): void {
  const { use } = plan;
  const place = { element: use.element, component: element.composite ? use.component : undefined };
  const fault = valueFault(text, plan.representation, check.mark);
  if (fault !== undefined) {
    report(check, fault, segment, place, use, { expected: use.representation, actual: text });
  } else if (plan.codes?.has(text) === false) {
    report(check, 'code-unknown', segment, place, use, {
      expected: wordsFor(plan.codes, use.id),
      actual: text,
    });
  }
}

function checkComponent(
  check: ElementCheck,
  segment: Segment,
  use: SegmentUse,
  place: { readonly element: number; readonly component: number; readonly plan: ElementPlan },
  text: string,
): void {
  const plan = place.plan.components[place.component - 1];
  if (plan !== undefined) {
    if (text !== '') checkValue(check, segment, place.plan, plan, text);
    else if (plan.mandatory)
      report(check, 'element-missing', segment, place, plan.use, {
        expected: plan.use.representation,
        actual: '',
      });
  } else if (text !== '') {
    const at = { element: place.element, component: place.plan.composite ? place.component : undefined };
    report(
      check,
      'element-not-used',
      segment,
      at,
      { ...use, id: `${place.element}` },
      { expected: 'nothing', actual: text },
    );
  }
}

/** An element of which anything came: component by component. */
function checkPresent(
  check: ElementCheck,
  segment: Segment,
  use: SegmentUse,
  element: number,
  plan: ElementPlan,
): void {
  const count = segment.componentCount(element);
  const most = plan.components.length;
  for (let component = 1; component <= most; component += 1) {
    const text = component <= count ? segment.text(element, component) : '';
    checkComponent(check, segment, use, { element, component, plan }, text);
  }
  if (count <= most) return;
  const place = { element, component: most + 1 };
  report(
    check,
    'components-too-many',
    segment,
    place,
    { ...use, id: `${element}` },
    { expected: most, actual: `${count}` },
  );
}

function isEmpty(segment: Segment, element: number): boolean {
  const count = segment.componentCount(element);
  for (let component = 1; component <= count; component += 1)
    if (segment.text(element, component) !== '') return false;
  return true;
}

/** Checks a segment's elements against one use of it: what is missing, not used, too many, or not what it may be. */
export function checkSegment(
  check: ElementCheck,
  segment: Segment,
  use: SegmentUse,
  plan: SegmentPlan,
): void {
  const { elements } = plan;
  const came = segment.elementCount;
  if (came === 0) return; // the reading has reported a segment without elements
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (element === undefined) continue;
    const excess = segment.componentCount(index + 1) > element.components.length;
    if (index < came && (excess || !isEmpty(segment, index + 1))) {
      checkPresent(check, segment, use, index + 1, element);
    } else if (element.mandatory && element.first !== undefined) {
      const about = element.first.use;
      const place = { element: index + 1, component: undefined };
      report(check, 'element-missing', segment, place, about, { expected: about.representation, actual: '' });
    }
  }
  if (came <= elements.length) return;
  const place = { element: elements.length + 1, component: undefined };
  report(
    check,
    'elements-too-many',
    segment,
    place,
    { ...use, id: use.id },
    { expected: elements.length, actual: `${came}` },
  );
}
