import { bytesToLatin1 } from '../../core/index.js';
import {
  layOut,
  rawInterchange,
  type DrawnNode,
  type DrawnMessage,
  type ElementUse,
  type FunctionName,
  type Guide,
  type MessageGuide,
  type SegmentUse,
} from '../../guide/index.js';
import { anchorOf } from '../anchors.js';
import { printable } from '../printable.js';
import { exampleInterchange, exampleMessage } from './example-message.js';

interface ValueView {
  readonly value: string;
  readonly name: string;
  /** What the value stands for; '' where it says so itself. */
  readonly meaning: string;
}

interface LineView {
  readonly ordinal: string;
  readonly text: string;
  readonly name: string;
  /** '' for segments of the envelope. */
  readonly anchor: string;
  readonly values: readonly ValueView[];
}

/** An example as a page shows it: each segment with what it says. */
export interface ExampleView {
  readonly title: string;
  readonly anchor: string;
  readonly lines: readonly LineView[];
}

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  UNB: 'Interchange header: repertoire and syntax version, sender, recipient, date and time, reference, test indicator',
  UNH: 'Message header: reference, and type, version, release and agency of the message',
  UNT: 'Message trailer: number of segments, and the reference of UNH again',
  UNZ: 'Interchange trailer: number of messages, and the reference of UNB again',
};

function segmentsIn(nodes: readonly DrawnNode[]): readonly Extract<DrawnNode, { kind: 'segment' }>[] {
  return nodes.flatMap((node) => (node.kind === 'segment' ? [node] : segmentsIn(node.children)));
}

/** What a code stands for, as far as the guide says. */
function meaningOf(
  guide: Guide,
  message: MessageGuide,
  segment: SegmentUse,
  use: ElementUse,
  value: string,
): string {
  const told = message.function;
  if (told?.segment === segment.tag && told.element === use.element && told.component === use.component)
    return told.codes[value] ?? '';
  if (use.field === 'kind') return guide.kinds[value]?.name ?? '';
  if (segment.qualifier?.element === use.element && segment.qualifier.component === use.component)
    return segment.name;
  return '';
}

function valuesOf(
  guide: Guide,
  message: MessageGuide,
  node: Extract<DrawnNode, { kind: 'segment' }>,
): readonly ValueView[] {
  return node.use.elements.flatMap((use) => {
    const element = node.elements[use.element - 1] ?? '';
    const value = typeof element === 'string' ? element : (element[use.component - 1] ?? '');
    if (value === '') return [];
    const meaning = printable(meaningOf(guide, message, node.use, use, value));
    return [{ value: printable(value), name: printable(use.name), meaning }];
  });
}

function lineViews(guide: Guide, message: DrawnMessage): readonly LineView[] {
  const layout = layOut(rawInterchange(exampleInterchange(guide, message)));
  const text = bytesToLatin1(layout.bytes);
  const body = segmentsIn(message.nodes);
  return layout.segments.map(({ start, end, tag, ordinal }): LineView => {
    const node = SERVICE_NAMES[tag] === undefined ? body[(ordinal ?? 0) - 2] : undefined;
    return {
      ordinal: ordinal === undefined ? '' : String(ordinal),
      text: printable(text.slice(start, end)),
      name: SERVICE_NAMES[tag] ?? printable(node?.use.name ?? ''),
      anchor: node === undefined ? '' : anchorOf('requirement', node.use.requirement),
      values: node === undefined ? [] : valuesOf(guide, message.guide, node),
    };
  });
}

/** The worked example of a message for one of its functions. */
export function exampleView(guide: Guide, message: MessageGuide, functionName: FunctionName): ExampleView {
  const title = message.functions.length === 1 ? message.id : `${message.id} ${functionName}`;
  const drawn = exampleMessage(guide, message, functionName);
  return { title, anchor: `example-${functionName}`, lines: lineViews(guide, drawn) };
}
