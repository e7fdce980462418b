import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addMs, HOUR_MS, instantOf, type Instant } from '../core/index.js';
import { createLink, type Link, type LinkFault, type Parcel } from './link.js';

const noon = instantOf(1_772_452_800_000);
const parcel = (id: string): Parcel => ({ id, bytes: Uint8Array.of(1, 2, 3) });

function collectAll(link: Link, now: Instant): string[][] {
  const got: string[][] = [];
  for (let next = link.collectForCandidate(now); next !== undefined; next = link.collectForCandidate(now))
    got.push(next.map(({ id }) => id));
  return got;
}

function arriving(link: Link, now: Instant): Parcel[] {
  const got: Parcel[] = [];
  for (let next = link.collectForReference(now); next !== undefined; next = link.collectForReference(now))
    got.push(next);
  return got;
}

describe('the link towards the reference', () => {
  it('carries bytes as they are', () => {
    const link = createLink();
    link.toReference(parcel('C1'), noon);
    expect(arriving(link, noon)).toEqual([parcel('C1')]);
  });

  it.each([
    [{ kind: 'lose' }, 0],
    [{ kind: 'duplicate' }, 2],
    [{ kind: 'delay', delayMs: HOUR_MS }, 0],
  ] as const)('under %j delivers that many at once: %i', (fault, times) => {
    const link = createLink();
    link.toReference(parcel('C1'), noon, fault);
    expect(arriving(link, noon)).toHaveLength(times);
    expect(arriving(link, addMs(noon, HOUR_MS))).toHaveLength(fault.kind === 'delay' ? 1 : 0);
  });

  it('delivers the pieces that a fault makes of it one by one, and says which bytes are not as sent', () => {
    const link = createLink();
    const alter = (bytes: Uint8Array): readonly Uint8Array[] => [bytes.slice(0, 1), bytes.slice(1)];
    link.toReference(parcel('C1'), noon, { kind: 'alter', alter });
    link.toReference(parcel('C2'), noon, { kind: 'alter', alter: (bytes) => [bytes] });
    expect(arriving(link, noon)).toEqual([
      { id: 'C1', bytes: Uint8Array.of(1), altered: true },
      { id: 'C1', bytes: Uint8Array.of(2, 3), altered: true },
      { id: 'C2', bytes: Uint8Array.of(1, 2, 3) },
    ]);
  });
});

describe('the link towards the candidate', () => {
  it('hands answers over whole, in the order in which they were given', () => {
    const link = createLink();
    link.toCandidate([parcel('R1'), parcel('R2')], noon);
    link.toCandidate([parcel('R3')], noon);
    expect(collectAll(link, noon)).toEqual([['R1', 'R2'], ['R3']]);
  });

  it.each([
    [{ kind: 'lose' }, []],
    [{ kind: 'reorder' }, [['R2', 'R1']]],
    [{ kind: 'split' }, [['R1'], ['R2']]],
    [
      { kind: 'duplicate' },
      [
        ['R1', 'R2'],
        ['R1', 'R2'],
      ],
    ],
  ] as const)('under %j delivers %j, and the next answer as it is', (fault, expected) => {
    const link = createLink();
    link.toCandidate([parcel('R1'), parcel('R2')], noon, fault);
    link.toCandidate([parcel('R3')], noon);
    expect(collectAll(link, noon)).toEqual([...expected, ['R3']]);
  });

  it('delays an answer until its time, and lets others overtake it', () => {
    const link = createLink();
    link.toCandidate([parcel('R1')], noon, { kind: 'delay', delayMs: HOUR_MS });
    link.toCandidate([parcel('R2')], noon);
    expect(collectAll(link, noon)).toEqual([['R2']]);
    expect(link.nextArrival()).toBe(addMs(noon, HOUR_MS));
    expect(collectAll(link, addMs(noon, HOUR_MS - 1))).toEqual([]);
    expect(collectAll(link, addMs(noon, HOUR_MS))).toEqual([['R1']]);
    expect(link.nextArrival()).toBeUndefined();
  });

  it('never makes up, alters or forgets an answer: each comes exactly as often as its fault says', () => {
    const fault = fc.constantFrom<LinkFault | undefined>(
      undefined,
      { kind: 'lose' },
      { kind: 'delay', delayMs: 5 },
      { kind: 'duplicate' },
      { kind: 'reorder' },
      { kind: 'split' },
    );
    fc.assert(
      fc.property(fc.array(fault, { maxLength: 12 }), (faults) => {
        const link = createLink();
        faults.forEach((met, i) => {
          link.toCandidate([parcel(String(i))], noon, met);
        });
        const times = new Map<string, number>();
        for (const [id = ''] of collectAll(link, addMs(noon, 5))) times.set(id, (times.get(id) ?? 0) + 1);
        const expected = faults.map((met) => (met?.kind === 'lose' ? 0 : met?.kind === 'duplicate' ? 2 : 1));
        expect(faults.map((_, i) => times.get(String(i)) ?? 0)).toEqual(expected);
      }),
    );
  });
});
