import { assert, type Random } from '../../core/index.js';
import { withComponent, type WantedComponent } from '../generate/draw-segment.js';
import { chainsAlong } from '../generate/drawn-conditions.js';
import { meetConditions } from '../generate/meet-conditions.js';
import type { DrawnSegment } from '../generate/model.js';
import type { ElementUse, SegmentUse } from '../model.js';
import type { Representation } from '../representation.js';
import { reach, withSiblings, type Reached } from '../generate/reach.js';
import { withInstance } from '../generate/toggle-part.js';
import { at, type Breaking, type Broken } from './breaking.js';
import { bodyWithMark, MARK } from './mark.js';

/** A segment changed so that it is at fault, and where in it. */
export interface Edited {
  readonly segment: DrawnSegment;
  readonly element: number;
  readonly component?: number | undefined;
  readonly code?: string;
}

function isThere({ elements }: DrawnSegment, { element, component }: WantedComponent): boolean {
  const data = elements[element - 1] ?? '';
  return (typeof data === 'string' ? data : (data[component - 1] ?? '')) !== '';
}

/** A message that meets its conditions and has the segment of the path, with a component that must be there. */
function prepared(
  { constraint, message, path, drawing }: Breaking,
  wanted: WantedComponent | undefined,
): Reached {
  const reached = reach(message.nodes, path, message.guide.nodes, drawing);
  const found = reached.chain.at(-1);
  assert(found?.kind === 'segment', 'a constraint on an element names its segment');
  const filled = wanted === undefined ? found : withComponent(found, wanted, drawing);
  const nodes = meetConditions(withInstance(reached.nodes, reached.chain, [filled]), drawing, {
    path,
    wanted,
  });
  assert(
    nodes !== undefined,
    `the conditions of ${message.guide.id} can be met with ${constraint.id} to be broken`,
  );
  const chains = chainsAlong(nodes, path).filter((chain) => {
    const last = chain.at(-1);
    return last?.kind === 'segment' && (wanted === undefined || isThere(last, wanted));
  });
  return { nodes, chain: drawing.random.pick(chains) };
}

/** Breaks one segment of the message: the one that the constraint's path leads to, with a component that must be there. */
export function editSegment(
  breaking: Breaking,
  wanted: WantedComponent | undefined,
  edit: (segment: DrawnSegment) => Edited,
): Broken {
  const reached = prepared(breaking, wanted);
  const found = reached.chain.at(-1);
  assert(found?.kind === 'segment', 'a constraint on an element names its segment');
  const edited = edit(found);
  const nodes = withSiblings(reached, (siblings) =>
    siblings.flatMap((each) => (each === found ? [MARK, edited.segment] : [each])),
  );
  const { body, index } = bodyWithMark(nodes);
  const { element, component, code } = edited;
  return { body, locate: at(index, element, component), ...(code === undefined ? {} : { code }) };
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
