import type { SegmentView } from './segment-view.js';
import type { ServiceComponent, ServiceElement, ServiceSegment } from './service-segments.js';
import {
  addFinding,
  hasErrorsEnough,
  shown,
  syntaxFinding,
  type FindingList,
  type SyntaxFindingCode,
} from './syntax-findings.js';
import {
  COMPONENT_MARK,
  ELEMENT_MARK,
  firstMarkOf,
  flagsOf,
  lastMarkOf,
  markAt,
  RELEASED,
  REPETITION_MARK,
} from './tape.js';

interface Check {
  readonly view: SegmentView;
  readonly findings: FindingList;
}

/** Checks one service segment against its definition, in one walk over the marks and without strings while all is well. */
export function checkServiceSegment(
  view: SegmentView,
  elements: ServiceSegment,
  findings: FindingList,
): void {
  if (hasErrorsEnough(findings)) return;
  const check: Check = { view, findings };
  const { tape } = view.context;
  const last = lastMarkOf(tape, view.index);
  let element = 0;
  let definition: ServiceElement | undefined;
  let repetition = 1;
  let component = 1;
  let present = 0;
  for (let mark = firstMarkOf(view.index); mark < last; mark += 1) {
    const rank = markAt(tape, mark) & 3;
    if (rank === ELEMENT_MARK) {
      finishElement(check, definition, element, present);
      definition = elements[element];
      element += 1;
      repetition = 1;
      present = 0;
    } else if (rank === REPETITION_MARK) repetition += 1;
    component = rank === COMPONENT_MARK ? component + 1 : 1;
    if (definition !== undefined && repetition === 1) {
      present |= checkComponent(check, definition, element, component, mark);
    } else if (definition !== undefined && repetition === 2 && component === 1) repeated(check, element);
    else if (element === elements.length + 1 && rank === ELEMENT_MARK) {
      tooMany(check, 'too-many-elements', elements.length, element);
    }
  }
  finishElement(check, definition, element, present);
  for (element += 1; element <= elements.length; element += 1)
    finishElement(check, elements[element - 1], element, 0);
}

function tooMany(
  check: Check,
  code: SyntaxFindingCode,
  max: number,
  element: number,
  component?: number,
): void {
  const { view } = check;
  const actual = component === undefined ? view.elementCount : view.componentCount(element);
  addFinding(check.findings, syntaxFinding(code, view.span(element, component), { expected: max, actual }));
}

function repeated(check: Check, element: number): void {
  const params = { expected: 1, actual: check.view.repetitionCount(element) };
  addFinding(
    check.findings,
    syntaxFinding('service-element-repeated', check.view.span(element, undefined, 2), params),
  );
}

/**
 * Says which mandatory parts of an element stayed empty; bit i of `present` is set where component i + 1 has data.
 * A conditional composite without data needs none (Annex B).
 */
function finishElement(
  check: Check,
  definition: ServiceElement | undefined,
  element: number,
  present: number,
): void {
  if (definition === undefined || (present & definition.mandatoryMask) === definition.mandatoryMask) return;
  if (present === 0 && !definition.mandatory) return;
  const missing = (id: string, component?: number): void => {
    const span = check.view.span(element, component);
    addFinding(check.findings, syntaxFinding('service-element-missing', span, { expected: id, actual: '' }));
  };
  if (present === 0) missing(definition.id);
  else {
    definition.components.forEach(({ id, mandatory }, i) => {
      if (mandatory && (present & (1 << i)) === 0) missing(id, i + 1);
    });
  }
}

/** Checks one component; gives its bit when it has data. */
function checkComponent(
  check: Check,
  definition: ServiceElement,
  element: number,
  component: number,
  mark: number,
): number {
  const { view } = check;
  const { tape, repertoire } = view.context;
  const use = definition.components[component - 1];
  if (use === undefined) {
    const max = definition.components.length;
    if (component === max + 1) tooMany(check, 'too-many-components', max, element, component);
    return 0;
  }
  const start = (markAt(tape, mark) >> 2) + 1;
  const end = markAt(tape, mark + 1) >> 2;
  if (end === start) return 0;
  const isPlain = (flagsOf(tape, view.index) & RELEASED) === 0 && repertoire.encoding !== 'utf-8';
  // Characters count, not bytes; a release character is none (D422 clause 6).
  const length = isPlain ? end - start : Array.from(view.text(element, component)).length;
  const fault = faultOf(use, digitsIn(tape.bytes, start, end), end - start, length);
  const place = definition.composite ? component : undefined;
  if (fault !== undefined) say(check, use, fault, use.representation, element, place);
  else if (use.values !== undefined && !use.values.includes(view.text(element, component))) {
    say(check, use, 'service-element-value', use.values.join(', '), element, place);
  } else if (use.isReal !== undefined && !use.isReal(view.text(element, component))) {
    say(check, use, 'service-element-value', 'a real date or time', element, place);
  }
  return 1 << (component - 1);
}

function digitsIn(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) digits += 1;
  }
  return digits;
}

/** How data of so many digits, bytes and characters departs from its representation: a has no digit, n nothing else. */
function faultOf(
  use: ServiceComponent,
  digits: number,
  bytes: number,
  characters: number,
): SyntaxFindingCode | undefined {
  if ((use.kind === 'n' && digits !== bytes) || (use.kind === 'a' && digits > 0))
    return 'service-element-type';
  if (characters > use.lengthMax) return 'service-element-too-long';
  return characters < use.lengthMin ? 'service-element-too-short' : undefined;
}

function say(
  check: Check,
  use: ServiceComponent,
  code: SyntaxFindingCode,
  expected: string,
  element: number,
  component: number | undefined,
): void {
  const actual = shown(check.view.text(element, component ?? 1));
  addFinding(
    check.findings,
    syntaxFinding(code, check.view.span(element, component), { expected, actual, id: use.id }),
  );
}
