import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { beforeAll, describe, expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { createTransmissionReader, readTransmission } from './index.js';
import { SegmentView } from './segment-view.js';
import { BODY, UNB_3, UNG, UNH } from './syntax-case.fixture.js';

const MIB = 1024 * 1024;

setFlagsFromString('--expose-gc');
// A context that is made after the flag was set has it.
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of all buffers and typed arrays that are in use. */
function bytesInUse(): number {
  collectGarbage();
  // What was found the first time is taken off by the second.
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

const whole = Buffer.alloc(MIB);

/**
 * How many bytes more than before the windows and tapes of readers have, one that gets a text in pieces and one that
 * gets it whole.
 */
function heldBytes(head: string, repeated: string, before: number): number {
  whole.fill(repeated, 'latin1');
  const pieces = Array.from({ length: 64 }, (_, i) => whole.subarray((i * MIB) / 64, ((i + 1) * MIB) / 64));
  const readers = [pieces, [whole]].map((chunks) => {
    const reader = createTransmissionReader({}, { limits: { messageBytesMax: MIB / 16 } });
    for (const chunk of [latin1ToBytes(head), ...chunks]) reader.push(chunk);
    return reader;
  });
  const held = bytesInUse() - before;
  for (const reader of readers) reader.end();
  return held;
}

// A window and a tape are of 256 KiB each to begin with; nothing ever shrinks.
describe('reading in chunks holds no more than the message that it is in, and of that no more than the limit', () => {
  let before = 0;

  beforeAll(() => {
    before = bytesInUse();
  });

  it.each([
    ['bytes that belong to no interchange', '', 'XY'],
    ['one message without end', `${UNB_3}${UNH}`, "BGM+1'"],
    ['one of segments that are looked at, each of them', `${UNB_3}${UNH}`, "UNS+D'"],
    ['segments that stand in no message', UNB_3, "BGM+1'"],
    ['a segment without end', `${UNB_3}${UNH}FTX`, '+A'],
    ['a trailer without end', `${UNB_3}${UNH}UNT`, '+A'],
  ])('%s', { timeout: 30_000 }, (_, head, repeated) => {
    expect(heldBytes(head, repeated, before)).toBeLessThan(2 * MIB);
  });
});

it('reading whole copies none of the bytes, for segments of the envelope or for messages', () => {
  // Not out of the pool that small buffers are copied to.
  const bytes = Uint8Array.from(latin1ToBytes(`${UNB_3}${UNG}${BODY}UNE+1+G1'UNZ+1+1'`));
  const [{ header, trailer, groups, messages } = {}] = readTransmission(bytes).interchanges;
  const [group, message] = [groups?.[0], messages?.[0]];
  const isRead = [header, trailer, group?.header, group?.trailer, message?.segments[1]].map(
    (segment) => segment instanceof SegmentView && segment.context.tape.bytes.buffer === bytes.buffer,
  );
  expect(isRead).toEqual([true, true, true, true, true]);
  expect(message?.marks().bytes.buffer === bytes.buffer).toBe(true);
});
