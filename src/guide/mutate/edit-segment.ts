import { assert, type Random } from '../../core/index.js';
import { placed, withComponent, type WantedComponent } from '../generate/draw-segment.js';
import type { DrawnSegment } from '../generate/model.js';
import type { ElementUse, SegmentUse } from '../model.js';
import type { Representation } from '../representation.js';
import { reach, withSiblings, at, type Breaking, type Broken } from './breaking.js';
import { bodyWithMark, MARK } from './mark.js';

/** A segment changed so that it is at fault, and where in it. */
export interface Edited {
  readonly segment: DrawnSegment;
  readonly element: number;
  readonly component?: number | undefined;
  readonly code?: string;
}

/** Breaks one segment of the message: the one that the constraint's path leads to, with a component that must be there. */
export function editSegment(
  { message, path, drawing }: Breaking,
  wanted: WantedComponent | undefined,
  edit: (segment: DrawnSegment) => Edited,
): Broken {
  const reached = reach(message.nodes, path, message.guide.nodes, drawing);
  const found = reached.chain.at(-1);
  assert(found?.kind === 'segment', 'a constraint on an element names its segment');
  const edited = edit(wanted === undefined ? found : withComponent(found, wanted, drawing));
  const nodes = withSiblings(reached, (siblings) =>
    siblings.flatMap((each) => (each === found ? [MARK, edited.segment] : [each])),
  );
  const { body, index } = bodyWithMark(nodes);
  const { element, component, code } = edited;
  return { body, locate: at(index, element, component), ...(code === undefined ? {} : { code }) };
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

/** The use of an element or component that a constraint is about. */
export function elementUse(segment: SegmentUse, wanted: WantedComponent): ElementUse {
  const use = segment.elements.find(
    ({ element, component }) => element === wanted.element && component === wanted.component,
  );
  assert(use !== undefined, `${segment.id} uses element ${wanted.element}, component ${wanted.component}`);
  return use;
}

const LETTERS = 'ZQXYWVUKJ';
const DIGITS = '9876543210';

/** A value of a representation that is none of those known. */
export function unknownValue(
  representation: Representation,
  known: ReadonlySet<string>,
  random: Random,
): string {
  const characters =
    representation.class === 'n' ? DIGITS : representation.class === 'a' ? LETTERS : LETTERS + DIGITS;
  for (;;) {
    const length = random.integer(representation.min, Math.min(representation.max, representation.min + 2));
    let text = '';
    for (let i = 0; i < length; i += 1) text += characters.charAt(random.integer(0, characters.length - 1));
    if (!known.has(text)) return text;
  }
}
