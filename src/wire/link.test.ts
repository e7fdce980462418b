import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addMs, HOUR_MS, instantOf, type Instant } from '../core/index.js';
import { createLink, type Link, type LinkFault, type Parcel } from './link.js';

const noon = instantOf(1_772_452_800_000);
const parcel = (id: string): Parcel => ({ id, bytes: Uint8Array.of(1, 2, 3) });

function collectAll(link: Link, now: Instant): string[][] {
  const got: string[][] = [];
  for (let next = link.collect(now); next !== undefined; next = link.collect(now))
    got.push(next.map(({ id }) => id));
  return got;
}

describe('the link towards the reference', () => {
  it('carries bytes as they are', () => {
    const bytes = Uint8Array.of(0, 255, 7);
    expect(createLink().toReference(bytes)).toBe(bytes);
  });

  it('replaces the next bytes once', () => {
    const link = createLink();
    link.armReplacement((bytes) => Uint8Array.of(...bytes, 9));
    expect(link.toReference(Uint8Array.of(1))).toEqual(Uint8Array.of(1, 9));
    expect(link.toReference(Uint8Array.of(1))).toEqual(Uint8Array.of(1));
  });
});

describe('the link towards the candidate', () => {
  it('hands answers over whole, in the order in which they were given', () => {
    const link = createLink();
    link.toCandidate([parcel('R1'), parcel('R2')], noon);
    link.toCandidate([parcel('R3')], noon);
    expect(collectAll(link, noon)).toEqual([['R1', 'R2'], ['R3']]);
  });

  it('loses one answer and no other', () => {
    const link = createLink();
    link.armFault({ kind: 'lose' });
    expect(link.toCandidate([parcel('R1'), parcel('R2')], noon)).toEqual({ kind: 'lose' });
    expect(link.toCandidate([parcel('R3')], noon)).toBeUndefined();
    expect(collectAll(link, noon)).toEqual([['R3']]);
  });

  it('delays an answer until its time, and lets others overtake it', () => {
    const link = createLink();
    link.armFault({ kind: 'delay', delayMs: HOUR_MS });
    link.toCandidate([parcel('R1')], noon);
    link.toCandidate([parcel('R2')], noon);
    expect(collectAll(link, noon)).toEqual([['R2']]);
    expect(link.nextArrival()).toBe(addMs(noon, HOUR_MS));
    expect(collectAll(link, addMs(noon, HOUR_MS - 1))).toEqual([]);
    expect(collectAll(link, addMs(noon, HOUR_MS))).toEqual([['R1']]);
    expect(link.nextArrival()).toBeUndefined();
  });

  it('delivers an answer twice', () => {
    const link = createLink();
    link.armFault({ kind: 'duplicate' });
    link.toCandidate([parcel('R1'), parcel('R2')], noon);
    expect(collectAll(link, noon)).toEqual([
      ['R1', 'R2'],
      ['R1', 'R2'],
    ]);
  });

  it('never makes up, alters or forgets an answer: each comes exactly as often as its fault says', () => {
    const fault = fc.constantFrom<LinkFault | undefined>(
      undefined,
      { kind: 'lose' },
      { kind: 'delay', delayMs: 5 },
      { kind: 'duplicate' },
    );
    fc.assert(
      fc.property(fc.array(fault, { maxLength: 12 }), (faults) => {
        const link = createLink();
        faults.forEach((armed, i) => {
          if (armed !== undefined) link.armFault(armed);
          link.toCandidate([parcel(String(i))], noon);
        });
        const times = new Map<string, number>();
        for (const [id = ''] of collectAll(link, addMs(noon, 5))) times.set(id, (times.get(id) ?? 0) + 1);
        const expected = faults.map((armed) =>
          armed?.kind === 'lose' ? 0 : armed?.kind === 'duplicate' ? 2 : 1,
        );
        expect(faults.map((_, i) => times.get(String(i)) ?? 0)).toEqual(expected);
      }),
    );
  });
});
