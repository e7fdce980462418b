import { assert, type Random } from '../../core/index.js';
import type { FunctionName, MessageGuide } from '../model.js';
import { drawingFor, drawLevel } from './draw-node.js';
import { meetConditions } from './meet-conditions.js';
import type { DrawnMessage, DrawSettings } from './model.js';

/**
 * A message that conforms to its guide. Every shape that the guide allows can come: what is conditional is there or
 * not, repeats go up to their limits as far as these are in reach, codes are any of those allowed, values stand at the
 * bounds of their representations, uses at one position stand in any order. What breaks a condition is drawn anew until
 * all hold. Where `random` gives nothing but zeros it
 * is the least message of the function: this is what makes failing examples shrink.
 */
export function drawMessage(
  message: MessageGuide,
  functionName: FunctionName,
  reference: string,
  settings: DrawSettings,
  random: Random,
): DrawnMessage {
  const drawing = drawingFor(message, functionName, settings, random);
  const nodes = meetConditions(drawLevel(message.nodes, drawing), drawing);
  assert(nodes !== undefined, `the conditions of ${message.id} can be met together for ${functionName}`);
  return { guide: message, function: functionName, reference, nodes };
}
