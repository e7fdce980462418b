import { HarnessFault } from '../core/index.js';

import {
  createTransmissionReader,
  type GroupReading,
  type InterchangeReading,
  type MessageReading,
  type ReadLimits,
  type TransmissionReading,
} from './index.js';

/** What a message says, taken while it is lent: segments stay good when its bytes have been let go. */
function taken({ ordinal, reference, type, segments, span, findings }: MessageReading): MessageReading {
  const gone = (): never => {
    throw new HarnessFault('the marks of a message that was lent are gone');
  };
  return { ordinal, reference, type, segments, span, findings, marks: gone, textAt: gone };
}

/** Reads bytes as they would arrive: in pieces of these sizes, over and over. */
export function readInPieces(
  bytes: Uint8Array,
  sizes: readonly number[],
  limits: Partial<ReadLimits> = {},
): TransmissionReading {
  const interchanges: InterchangeReading[] = [];
  let messages: MessageReading[] = [];
  let groups: GroupReading[] = [];
  const reader = createTransmissionReader(
    {
      onMessage: (message) => void messages.push(taken(message)),
      onGroup: (group) => void groups.push(group),
      onInterchangeEnd(end) {
        interchanges.push({ ...end, messages, groups });
        [messages, groups] = [[], []];
      },
    },
    { limits },
  );
  for (let place = 0, i = 0; place < bytes.length; i += 1) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    reader.push(bytes.subarray(place, place + size));
    place += size;
  }
  return { bytes, interchanges, findings: reader.end().findings };
}
