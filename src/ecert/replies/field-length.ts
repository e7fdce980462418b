import { assert } from '../../core/index.js';
import type { ElementUse, GuideNode, MessageGuide } from '../../guide/index.js';

function elementsOf(node: GuideNode): readonly ElementUse[] {
  return node.kind === 'segment' ? node.elements : node.children.flatMap(elementsOf);
}

/** How many characters the element that carries a field may have, as the message guide says. */
export function fieldLengthMax(message: MessageGuide, field: string): number {
  const known = lengthsByMessage.get(message) ?? new Map<string, number>();
  lengthsByMessage.set(message, known);
  const length = known.get(field) ?? lengthOf(message, field);
  known.set(field, length);
  return length;
}

const lengthsByMessage = new WeakMap<MessageGuide, Map<string, number>>();

function lengthOf(message: MessageGuide, field: string): number {
  const use = message.nodes.flatMap(elementsOf).find((element) => element.field === field);
  const max = /(\d+)$/.exec(use?.representation ?? '')?.[1];
  assert(max, `message guide ${message.id} has a field ${field} with a length`);
  return Number(max);
}
