import type fc from 'fast-check';
import type { FunctionName, Guide } from '../model.js';
import { drawInterchange, type InterchangeWish } from './draw-interchange.js';
import { drawMessage } from './draw-message.js';
import type { DrawnInterchange, DrawnMessage } from './model.js';
import { drawn } from './tape-random.fixture.js';

/** Messages of every shape that a message guide allows for a function. A failing one shrinks towards the least. */
export function conformantMessage(
  guide: Guide,
  messageGuideId: string,
  functionName: FunctionName,
): fc.Arbitrary<DrawnMessage> {
  const message = guide.messages[messageGuideId]!;
  const settings = { syntaxIdentifier: 'UNOC', decimalMarks: ['.', ','] };
  return drawn((random) => drawMessage(message, functionName, '1', settings, random));
}

/** Interchanges of every shape that the guide allows, of any of its messages unless the wish says which. */
export function conformantInterchange(
  guide: Guide,
  wish: InterchangeWish = {},
): fc.Arbitrary<DrawnInterchange> {
  return drawn((random) => drawInterchange(guide, random, wish), 1200);
}
