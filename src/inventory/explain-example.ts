import { latin1ToBytes } from '../core/index.js';
import { readTransmission, type Segment } from '../edifact/index.js';
import { checkMessage, type ElementUse, type Guide, type GuideNode } from '../guide/index.js';

/** A piece of a message as it should be, and as it should not. */
export interface Example {
  readonly good: string;
  readonly bad: string;
  /** Code of what is found in the bad one. */
  readonly finds: string;
}

/** Characters of a segment shown at most. */
const SHOWN_MAX = 400;

/** The text of a segment, cut where it is very long. */
export function segmentText(bytes: string, segment: Segment): string {
  const { offset, length } = segment.span();
  return bytes.slice(offset, offset + Math.min(length, SHOWN_MAX));
}

/** A segment with an element or component set to a text that needs no release. */
function withValue(text: string, element: number, component: number, value: string): string {
  const elements = text.slice(0, -1).split('+');
  const components = (elements[element] ?? '').split(':');
  while (components.length < component) components.push('');
  components[component - 1] = value;
  elements[element] = components.join(':').replace(/:+$/, '');
  return `${elements.join('+').replace(/\++$/, '')}'`;
}

function lengthMaxOf({ representation }: ElementUse): number {
  return Number(/\d+$/.exec(representation)?.[0] ?? 0);
}

/** What to put into an element so that it breaks its own constraint. */
function badValueOf(use: ElementUse): string {
  if (use.codes !== undefined) return 'QQQ'.slice(0, Math.min(3, lengthMaxOf(use)));
  if (use.use === 'M' && (use.composite?.use ?? 'M') === 'M') return '';
  return (use.representation.startsWith('n') ? '1' : 'X').repeat(lengthMaxOf(use) + 1);
}

/** Checks the message with one segment's text replaced, and says what is found there first. */
function foundIn(guide: Guide, text: string, from: string, to: string): string | undefined {
  const changed = latin1ToBytes(text.replace(from, () => to));
  const message = readTransmission(changed).interchanges[0]?.messages[0];
  return message === undefined ? undefined : checkMessage(guide, message).findings[0]?.code;
}

/** An example for an element, made from a good message that carries it. */
export function elementExample(
  guide: Guide,
  text: string,
  segment: Segment,
  use: ElementUse,
): Example | undefined {
  const good = segmentText(text, segment);
  if (good.includes('?')) return undefined; // released characters would be split in the wrong places
  const bad = withValue(good, use.element, use.component, badValueOf(use));
  const finds = foundIn(guide, text, good, bad);
  return finds === undefined ? undefined : { good, bad, finds };
}

/** An example for a segment or group: with it, and without it or twice. */
export function nodeExample(
  guide: Guide,
  text: string,
  segment: Segment,
  node: GuideNode,
): Example | undefined {
  const good = segmentText(text, segment);
  const always = Object.values(node.use).some((usage) => usage === 'M');
  const without = foundIn(guide, text, good, '');
  if (always && without !== undefined) return { good, bad: `(without ${good})`, finds: without };
  const twice = foundIn(guide, text, good, good + good);
  return twice === undefined ? undefined : { good, bad: good + good, finds: twice };
}
