import { readTransmission } from '../../edifact/index.js';
import { checkEnvelope } from '../check-envelope.js';
import { checkMessage } from '../check-message.js';
import type { Finding } from '../../core/index.js';
import type { Guide, MessageGuide } from '../model.js';

/** Everything that reading and the guide find in an interchange, warnings included, in order of place. */
export function findingsIn(guide: Guide, bytes: Uint8Array, from: MessageGuide['from']): readonly Finding[] {
  const reading = readTransmission(bytes);
  const sender = from === 'either' ? 'participant' : from;
  const inside = reading.interchanges.flatMap((interchange) => [
    ...interchange.findings,
    ...(from === 'participant' ? checkEnvelope(guide, interchange, from) : []),
    ...interchange.messages.flatMap((message) => [
      ...message.findings,
      ...checkMessage(guide, message, { interchange, from: sender }).findings,
    ]),
  ]);
  return [...reading.findings, ...inside];
}

/** The same in short, for a comparison with nothing. */
export function faultsOf(guide: Guide, bytes: Uint8Array, from: MessageGuide['from']): readonly string[] {
  return findingsIn(guide, bytes, from).map(
    ({ code, span, params }) => `${code} at ${JSON.stringify(span)}: ${JSON.stringify(params)}`,
  );
}
