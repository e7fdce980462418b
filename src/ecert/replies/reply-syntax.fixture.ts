import { latin1ToBytes } from '../../core/index.js';
import { readTransmission } from '../../edifact/index.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { interchangeText, sancrt } from '../transmission.fixture.js';
import { replySyntax } from './write-reply.js';

/** How an interchange in this syntax, such as `UNOA:3`, is answered. */
export function replySyntaxTo(syntax: string): ReturnType<typeof replySyntax> {
  const [request] = readTransmission(latin1ToBytes(interchangeText([sancrt('1')], { syntax }))).interchanges;
  return replySyntax(shippedGuide(), request!);
}
