import { createTransmissionReader, type ReadLimits, type TransmissionReading } from './index.js';

/** Reads bytes as they would arrive: in pieces of these sizes, over and over. */
export function readInPieces(
  bytes: Uint8Array,
  sizes: readonly number[],
  limits: Partial<ReadLimits> = {},
): TransmissionReading {
  const reader = createTransmissionReader({ limits });
  for (let place = 0, i = 0; place < bytes.length; i += 1) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    reader.push(bytes.subarray(place, place + size));
    place += size;
  }
  return reader.end();
}
