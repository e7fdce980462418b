import { assert, bytesToLatin1, formatDate203, latin1ToBytes, type Instant } from '../../core/index.js';
import { readTransmission, segment, writeInterchange, type SegmentData } from '../../edifact/index.js';
import type { Greeting } from '../model.js';
import type { Speaker } from './hooks.js';

/** What only the reference has to say, said by a candidate: transmissions of defects that mistake their part. */

interface Words {
  readonly type: { readonly type: string; readonly version: string; readonly release: string };
  readonly segments: readonly SegmentData[];
  readonly reference: string;
}

function interchangeOf(
  greeting: Pick<Greeting, 'participant' | 'recipient'>,
  now: string,
  words: Words,
): Uint8Array {
  const written = writeInterchange({
    syntaxIdentifier: 'UNOA',
    syntaxVersion: '3',
    sender: { id: greeting.participant, qualifier: '' },
    recipient: { id: greeting.recipient, qualifier: '' },
    preparation: { date: now.slice(2, 8), time: now.slice(8) },
    controlReference: words.reference,
    testIndicator: true,
    messages: [
      { reference: '1', type: { ...words.type, agency: 'UN', association: '' }, segments: words.segments },
    ],
  });
  assert(written.ok, 'a defect writes what can be written');
  return written.value;
}

/** A CUSRES about nobody's message: accepted (AP) or rejected (RE). */
export function statusReply(responseType: 'AP' | 'RE', now: Instant, { greeting }: Speaker): Uint8Array {
  const stamp = formatDate203(now);
  return interchangeOf(greeting, stamp, {
    type: { type: 'CUSRES', version: 'D', release: '97B' },
    reference: `S${stamp}`,
    segments: [segment('BGM', responseType === 'AP' ? '962' : '963', '', '', responseType)],
  });
}

/** A CONTRL that acknowledges an interchange of the reference. */
export function acknowledgementOf(interchange: Uint8Array): Uint8Array {
  const [read] = readTransmission(interchange).interchanges;
  if (read === undefined) return latin1ToBytes(bytesToLatin1(interchange));
  const greeting = { participant: read.recipient.id, recipient: read.sender.id };
  const stamp = `20${read.preparation.date}${read.preparation.time}`;
  return interchangeOf(greeting, stamp, {
    type: { type: 'CONTRL', version: 'D', release: '3' },
    reference: `A${read.controlReference}`.slice(0, 14),
    segments: [segment('UCI', read.controlReference, read.sender.id, read.recipient.id, '8')],
  });
}
