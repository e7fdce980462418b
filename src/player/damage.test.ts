import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToLatin1, latin1ToBytes, seededRandom } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { cutAt, damage } from './damage.js';

const SENT = latin1ToBytes(
  "UNB+UNOA:3+AUDAFF+USCBP+260302:1130+00000001++++++1'UNH+1+SANCRT:D:97B:UN'BGM+811+6AU000123+9'LOC+27+AU'UNT+4+1'UNZ+1+00000001'",
);
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** Codes of all errors that a reader finds. */
function errorsIn(bytes: Uint8Array): readonly string[] {
  const { findings, interchanges } = readTransmission(bytes);
  const all = interchanges.flatMap((each) => [
    ...each.findings,
    ...each.messages.flatMap((message) => message.findings),
  ]);
  return [...findings, ...all].filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('damage on the wire', () => {
  it.each([{ truncate: true }, { flip: true }, { counts: true }] as const)(
    '%j is seen by any reader, wherever it strikes, and leaves the sender known',
    (what) => {
      expect(errorsIn(SENT)).toEqual([]);
      fc.assert(
        fc.property(seeds, (seed) => {
          const { bytes, detail } = damage(SENT, what, seededRandom(seed));
          expect(errorsIn(bytes)).not.toEqual([]);
          expect(readTransmission(bytes).interchanges[0]?.controlReference).toBe('00000001');
          expect(detail).not.toBe('');
        }),
      );
    },
  );

  it('turns one bit and no other', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { bytes } = damage(SENT, { flip: true }, seededRandom(seed));
        const turned = [...bytes].map((byte, at) => byte ^ (SENT[at] ?? 0)).filter((bits) => bits !== 0);
        expect(turned).toHaveLength(1);
        expect([0x20, 0x40]).toContain(turned[0]);
      }),
    );
  });

  it('raises a count by one, of the interchange where the whole of it is meant', () => {
    const { bytes } = damage(SENT, { counts: true }, seededRandom(1), true);
    expect(bytesToLatin1(bytes)).toContain("UNZ+2+00000001'");
    expect(bytesToLatin1(bytes)).toContain("UNT+4+1'");
  });

  it('is the same for the same seed, and leaves alone what holds no message', () => {
    expect(damage(SENT, { truncate: true }, seededRandom(3))).toEqual(
      damage(SENT, { truncate: true }, seededRandom(3)),
    );
    const nothing = latin1ToBytes('no interchange');
    expect(cutAt(nothing, seededRandom(1))).toBeUndefined();
    expect(damage(nothing, { flip: true }, seededRandom(1)).bytes).toBe(nothing);
    expect(damage(nothing, { counts: true }, seededRandom(1)).detail).toContain('not applied');
  });
});
