import { codesFor } from './generate/draw-segment.js';
import type { ElementUse, MessageGuide } from './model.js';
import { directoryFor } from './table-registry.js';

/** Values that an element may hold: those of the guide, else those of its directory; undefined where any value may stand. */
export function allowedCodes(message: MessageGuide, use: ElementUse): readonly string[] | undefined {
  return codesFor(use, directoryFor(message));
}
