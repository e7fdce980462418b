import { assert } from '../../core/index.js';
import type { ElementUse, GuideNode, MessageGuide } from '../../guide/index.js';

function elementsOf(node: GuideNode): readonly ElementUse[] {
  return node.kind === 'segment' ? node.elements : node.children.flatMap(elementsOf);
}

/** How many characters the element that carries a field may have, as the message guide says. */
export function fieldLengthMax(message: MessageGuide, field: string): number {
  const known = lengthsByMessage.get(message);
  const length = known?.get(field);
  if (length !== undefined) return length; // nearly always
  const found = lengthOf(message, field);
  if (known === undefined) lengthsByMessage.set(message, new Map([[field, found]]));
  else known.set(field, found);
  return found;
}

const lengthsByMessage = new WeakMap<MessageGuide, Map<string, number>>();

function lengthOf(message: MessageGuide, field: string): number {
  const use = message.nodes.flatMap(elementsOf).find((element) => element.field === field);
  const max = /(\d+)$/.exec(use?.representation ?? '')?.[1];
  assert(max, `message guide ${message.id} has a field ${field} with a length`);
  return Number(max);
}
