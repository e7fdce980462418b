import { afterEach, describe, expect, it } from 'vitest';

import { bytesToLatin1, latin1ToBytes, type Result } from '../core/index.js';
import type { TrafficWire, WireFailure, WireTerms } from '../wire/index.js';
import { START } from './driver-contract.fixture.js';

/** A wire with somebody at its other end. */
export interface WireUnderTest {
  readonly wire: TrafficWire;
  /** The candidate's side, which knows what it is told of the wire. */
  readonly peer: (terms: WireTerms | undefined) => WirePeer;
}

/** What a candidate does at a wire. */
export interface WirePeer {
  send(bytes: Uint8Array): Promise<void>;
  /** Takes all answers that are there. */
  fetch(): Promise<readonly Uint8Array[]>;
}

function valueOf<T>(result: Result<T, WireFailure>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.detail}`);
  return result.value;
}

/** All 256 bytes, and the ones that text handling spoils: line ends, a byte order mark, half a UTF-8 sequence. */
const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, i) => i);
const SPOILT = Uint8Array.of(0xef, 0xbb, 0xbf, 0x0d, 0x0a, 0x0a, 0xc3, 0x00);

/** What every wire for traffic owes, whatever carries it: one list of laws, run for each of them. */
export function describeWire(name: string, create: () => WireUnderTest): void {
  describe(`the wire contract: ${name}`, () => {
    let under: WireUnderTest;
    const opened = async (): Promise<WirePeer> => {
      under = create();
      return under.peer(valueOf(await under.wire.open(START)));
    };
    const collected = async (): Promise<readonly string[]> =>
      valueOf(await under.wire.collect()).map(bytesToLatin1);
    afterEach(async () => {
      await under.wire.close();
    });

    it('hands over what was sent, byte for byte, in order, each once', async () => {
      const peer = await opened();
      for (const bytes of [EVERY_BYTE, SPOILT]) await peer.send(bytes);
      expect(await collected()).toEqual([EVERY_BYTE, SPOILT].map(bytesToLatin1));
      expect(await collected()).toEqual([]);
      await peer.send(latin1ToBytes('UNB'));
      expect(await collected()).toEqual(['UNB']);
    });

    it('takes the same bytes again as what was sent again', async () => {
      const peer = await opened();
      for (let i = 0; i < 2; i += 1) await peer.send(SPOILT);
      expect(await collected()).toHaveLength(2);
    });

    it('puts answers where they are found, byte for byte, in order, each once', async () => {
      const peer = await opened();
      valueOf(await under.wire.deliver([EVERY_BYTE, latin1ToBytes('R2')], START));
      valueOf(await under.wire.deliver([], START));
      valueOf(await under.wire.deliver([latin1ToBytes('R3')], START));
      expect((await peer.fetch()).map(bytesToLatin1)).toEqual([bytesToLatin1(EVERY_BYTE), 'R2', 'R3']);
      expect(await peer.fetch()).toEqual([]);
    });

    it('is empty when a conversation starts, in both directions', async () => {
      const before = await opened();
      await before.send(latin1ToBytes('old'));
      valueOf(await under.wire.deliver([latin1ToBytes('old answer')], START));
      const after = under.peer(valueOf(await under.wire.open(START)));
      expect(await collected()).toEqual([]);
      expect(await after.fetch()).toEqual([]);
      await after.send(latin1ToBytes('new'));
      expect(await collected()).toEqual(['new']);
    });

    it('can be let go of at any time, more than once, and opened again', async () => {
      under = create();
      await under.wire.close();
      const peer = under.peer(valueOf(await under.wire.open(START)));
      await peer.send(latin1ToBytes('A'));
      await under.wire.close();
      await under.wire.close();
      const again = under.peer(valueOf(await under.wire.open(START)));
      await again.send(latin1ToBytes('B'));
      expect(await collected()).toEqual(['B']);
    });
  });
}
