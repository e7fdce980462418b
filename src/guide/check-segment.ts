import type { Finding } from '../core/index.js';
import type { Segment } from '../edifact/index.js';
import type { ElementUse, SegmentUse } from './model.js';
import { valueFault } from './representation.js';
import type { ComponentPlan, ElementPlan, SegmentPlan } from './segment-plan.js';
import { shownValue, structureFinding, type StructureCode } from './structure-finding.js';

/** What the elements of one message's segments are checked with. */
export interface ElementCheck {
  readonly findings: Finding[];
  /** Byte value of the decimal mark that UNA names, if it came and binds. */
  readonly mark: number | undefined;
}

/** A segment, the use of it that it is checked against, and where in it. */
interface Spot {
  readonly segment: Segment;
  readonly use: SegmentUse;
  readonly element: number;
  readonly plan: ElementPlan;
}

/** Codes named in a finding at most; a longer list is named by its number. */
const CODES_SHOWN_MAX = 12;

function wordsFor(codes: ReadonlySet<string>, id: string): string {
  return codes.size <= CODES_SHOWN_MAX ? [...codes].join(' or ') : `a value of code list ${id}`;
}

function report(
  check: ElementCheck,
  code: StructureCode,
  { segment }: { readonly segment: Segment },
  place: readonly [element: number, component?: number | undefined],
  about: { readonly id: string; readonly name: string; readonly requirement: string },
  words: { readonly expected: string | number; readonly actual: string | number },
): void {
  const [element, component] = place;
  const { id, name, requirement } = about;
  const actual = shownValue(String(words.actual));
  const params = { tag: segment.tag, id, name, expected: words.expected, actual };
  check.findings.push(structureFinding(code, segment.span(element, component), params, requirement));
}

/** Checks a value that is there against its representation, then against its code list. */
function checkValue(check: ElementCheck, spot: Spot, plan: ComponentPlan, text: string): void {
  const fault = valueFault(text, plan.representation, check.mark);
  const { use } = plan;
  const place = [use.element, spot.plan.composite ? use.component : undefined] as const;
  if (fault !== undefined) {
    report(check, fault, spot, place, use, { expected: use.representation, actual: text });
  } else if (plan.codes?.has(text) === false) {
    report(check, 'code-unknown', spot, place, use, { expected: wordsFor(plan.codes, use.id), actual: text });
  }
}

function reportMissing(check: ElementCheck, spot: Spot, use: ElementUse, component?: number): void {
  const words = { expected: use.representation, actual: '' };
  report(check, 'element-missing', spot, [spot.element, component], use, words);
}

function reportNotUsed(check: ElementCheck, spot: Spot, component: number | undefined, text: string): void {
  const about = { ...spot.use, id: String(spot.element) };
  report(check, 'element-not-used', spot, [spot.element, component], about, {
    expected: 'nothing',
    actual: text,
  });
}

/** The components of an element, in one walk; bit c of the answer tells that component c has data. */
function checkComponents(check: ElementCheck, spot: Spot, count: number): number {
  const { segment, element, plan } = spot;
  const { components } = plan;
  let present = 0;
  for (let component = 1; component <= count && component <= components.length; component += 1) {
    const text = segment.text(element, component);
    if (text === '') continue;
    present |= 1 << component;
    const use = components[component - 1];
    if (use !== undefined) checkValue(check, spot, use, text);
    else reportNotUsed(check, spot, plan.composite ? component : undefined, text);
  }
  return present;
}

function checkElement(check: ElementCheck, spot: Spot): void {
  const { segment, element, plan } = spot;
  const { components, first, mandatoryBits } = plan;
  const count = segment.componentCount(element);
  const present = checkComponents(check, spot, count);
  const missing = mandatoryBits & ~present;
  if (count > components.length) {
    const about = { ...spot.use, id: String(element) };
    const words = { expected: components.length, actual: count };
    report(check, 'components-too-many', spot, [element, components.length + 1], about, words);
  } else if (present === 0) {
    if (plan.mandatory && first !== undefined) reportMissing(check, spot, first.use);
    return;
  }
  if (!plan.composite || missing === 0) return;
  for (const component of components) {
    if (component === undefined || (missing & (1 << component.use.component)) === 0) continue;
    reportMissing(check, spot, component.use, component.use.component);
  }
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
  const reach = Math.max(Math.min(came, elements.length), plan.mandatoryTo);
  const last = came === 0 ? Math.min(1, reach) : reach; // a segment without elements lacks them all: that is one fault
  for (let element = 1; element <= last; element += 1) {
    const at = elements[element - 1];
    if (at !== undefined) checkElement(check, { segment, use, element, plan: at });
  }
  if (came <= elements.length) return;
  const words = { expected: elements.length, actual: came };
  report(check, 'elements-too-many', { segment }, [elements.length + 1], use, words);
}
