import { describe, expect, it } from 'vitest';
import { addMs, type Instant } from '../../core/index.js';
import type { Reference } from '../model.js';
import { interchange, reqdoc } from '../transmission.fixture.js';
import {
  claim,
  entry,
  FRESH,
  FROZEN,
  good,
  IMPORTER,
  instant,
  openDesk,
  quotaOf,
  refusal,
  takenOf,
  usedOf as usedAt,
  type Desk,
} from './filer.fixture.js';
import { SMALL_PLAN, smallQuotaGuide } from './quota-guide.fixture.js';

const guide = smallQuotaGuide();
/** The opening day, 2 March 2026: midnight in Washington, an hour before noon, noon, and the day after. */
const MIDNIGHT = instant('2026-03-02T05:00:00Z');
const MORNING = instant('2026-03-02T16:00:00Z');
const NOON = instant('2026-03-02T17:00:00Z');
const NEXT_DAY = instant('2026-03-03T17:00:00Z');

const desk = (...numbers: readonly string[]): Desk => openDesk(guide, MIDNIGHT, numbers);
const chargedIn = (reference: Reference, period: string, at = NEXT_DAY): readonly (number | undefined)[] =>
  takenOf(reference, period, at);
const usedOf = (reference: Reference, at = NEXT_DAY): number | undefined => usedAt(reference, at);

describe('an entry', () => {
  it('has lines that are dealt with each by itself, and is released whatever they come to', () => {
    const { reference } = desk('6AU000001');
    const lines = [claim(40), claim(10, { origin: 'NZ' }), claim(5, { certificate: '6AU000009' })];
    const report = good(reference.presentEntry(entry('E1', ...lines), NOON));
    expect(report).toMatchObject({ state: 'live', released: true });
    expect(
      report.lines.map((line) => [line.line, line.state, line.preferentialRate, line.remaining]),
    ).toEqual([
      [1, 'accepted', true, 960],
      [2, 'unmatched', false, 960],
      [3, 'unmatched', false, undefined],
    ]);
    expect(report.lines.map((line) => line.errors.map(({ code }) => code))).toEqual([[], ['L06'], ['L01']]);
    expect(reference.entry('E1', NOON)).toEqual(report);
  });

  it('is the same entry when the same content comes again, and a duplicate with other content', () => {
    const { reference } = desk('6AU000001');
    const first = good(reference.presentEntry(entry('E1', claim(40)), NOON));
    expect(good(reference.presentEntry(entry('E1', claim(40)), NEXT_DAY))).toEqual(first);
    expect(usedOf(reference)).toBe(40);
    expect(refusal(reference.presentEntry(entry('E1', claim(41)), NEXT_DAY))).toBe('entry-duplicate');
    expect(refusal(reference.presentEntry(entry('E2'), NEXT_DAY))).toBe('entry-empty');
    expect(reference.entry('E2', NEXT_DAY)).toBeUndefined();
  });

  it('gives balance and quota back when it is cancelled, once', () => {
    const { reference } = desk('6AU000001');
    reference.presentEntry(entry('E1', claim(40), claim(20, { hts: FRESH })), NOON);
    expect([usedOf(reference), chargedIn(reference, 'FRESH/2026'), chargedIn(reference, 'ALL/2026')]).toEqual(
      [60, [60, 0], [60, 0]],
    );
    const cancelled = good(reference.cancelEntry('E1', NEXT_DAY));
    expect(cancelled).toMatchObject({
      state: 'cancelled',
      released: true,
      lines: [
        { state: 'cancelled', matched: false },
        { state: 'cancelled', matched: false },
      ],
    });
    expect([usedOf(reference), chargedIn(reference, 'FRESH/2026'), chargedIn(reference, 'ALL/2026')]).toEqual(
      [0, [0, 0], [0, 0]],
    );
    expect(refusal(reference.cancelEntry('E1', NEXT_DAY))).toBe('entry-cancelled');
    expect(refusal(reference.cancelEntry('E9', NEXT_DAY))).toBe('entry-unknown');
    expect(reference.history('6AU000001', NEXT_DAY).map(({ state }) => state)).toEqual([
      'registered',
      'partly-used',
      'partly-used',
      'partly-used',
      'registered',
    ]);
  });

  it('shows in the country’s activity report as matched, and as unmatched again once cancelled', () => {
    const { reference, send } = desk('6AU000001', '6AU000002', '6AU000003');
    send({ number: '6AU000003', asked: '1' });
    const conditions = (asked: string, number: string): readonly string[] => {
      const query = reqdoc('Q', { period: ['20260101', '20261231'], conditions: [asked] });
      const { replies } = reference.receive(interchange([query], { reference: number }), { at: NEXT_DAY });
      return [
        ...Buffer.from(replies[0]!)
          .toString('latin1')
          .matchAll(/DOC\+811\+(\w{9})/g),
      ].map((found) => found[1]!);
    };
    reference.presentEntry(entry('E1', claim(40)), NOON);
    expect([conditions('10', 'A'), conditions('11', 'B'), conditions('12', 'C')]).toEqual([
      ['6AU000001'],
      ['6AU000002'],
      ['6AU000003'],
    ]);
    reference.cancelEntry('E1', NEXT_DAY);
    expect([conditions('10', 'D'), conditions('11', 'E')]).toEqual([[], ['6AU000001', '6AU000002']]);
  });
});

describe('an entry that comes before its certificate', () => {
  it('matches when the certificate arrives, in the order of filing', () => {
    const { reference, send } = desk();
    reference.presentEntry(entry('E1', claim(70)), NOON);
    reference.presentEntry(entry('E2', claim(40)), NOON);
    expect(reference.entry('E1', NOON)).toMatchObject({
      lines: [{ state: 'unmatched', errors: [{ code: 'L01' }] }],
    });
    send({ number: '6AU000001', quantity: '100' }, NEXT_DAY);
    expect(reference.entry('E1', NEXT_DAY)).toMatchObject({ lines: [{ state: 'accepted', errors: [] }] });
    expect(reference.entry('E2', NEXT_DAY)).toMatchObject({
      lines: [{ state: 'unmatched', errors: [{ code: 'L15' }] }],
    });
    send({ number: '6AU000001', quantity: '110', asked: '5' }, NEXT_DAY);
    // The certificate now has the balance; the quota for fresh beef has 30 left.
    expect(quotaOf(reference.entry('E2', NEXT_DAY)!.lines[0]!)).toEqual(['apportioned', 'Q02', 0, 30]);
  });

  it('does not match once it is cancelled', () => {
    const { reference, send } = desk();
    reference.presentEntry(entry('E1', claim(70)), NOON);
    reference.cancelEntry('E1', NOON);
    send({ number: '6AU000001', quantity: '100' }, NEXT_DAY);
    expect([usedOf(reference), chargedIn(reference, 'FRESH/2026')]).toEqual([0, [0, 0]]);
  });

  it('is final after liquidation, but for a protest within 180 days', () => {
    const { reference, send } = desk();
    reference.presentEntry(entry('E1', claim(70)), NOON);
    expect(refusal(reference.protestEntry('E1', NOON))).toBe('entry-not-liquidated');
    expect(good(reference.liquidateEntry('E1', NOON)).state).toBe('liquidated');
    send({ number: '6AU000001', quantity: '100' }, NEXT_DAY);
    expect(reference.entry('E1', NEXT_DAY)).toMatchObject({ lines: [{ state: 'unmatched' }] });
    expect(refusal(reference.cancelEntry('E1', NEXT_DAY))).toBe('entry-liquidated');
    // 29 August is the 180th day after 2 March, and counts whole.
    const over = instant('2026-08-30T04:00:00Z');
    expect(refusal(reference.protestEntry('E1', over))).toBe('protest-too-late');
    const granted = good(reference.protestEntry('E1', addMs(over, -1)));
    expect(granted).toMatchObject({
      state: 'liquidated',
      lines: [{ state: 'accepted', preferentialRate: true }],
    });
    expect(refusal(reference.protestEntry('E1', NEXT_DAY))).toBe('nothing-to-protest');
    expect(chargedIn(reference, 'FRESH/2026')).toEqual([70, 0]);
  });
});

describe('the opening moment', () => {
  it('takes claims up to noon together, and those that fit are accepted at noon', () => {
    const { reference } = desk('6AU000001');
    const report = good(reference.presentEntry(entry('E1', claim(60)), MORNING));
    expect(report.lines[0]).toMatchObject({
      state: 'awaiting-opening',
      matched: true,
      preferentialRate: false,
      remaining: 940,
    });
    expect(chargedIn(reference, 'FRESH/2026', MORNING)).toEqual([0, 0]);
    expect(quotaOf(reference.entry('E1', addMs(NOON, -1))!.lines[0]!)[0]).toBe('awaiting-opening');
    expect(quotaOf(reference.entry('E1', NOON)!.lines[0]!)).toEqual(['accepted', 'Q01', 60, 0]);
  });

  it('prorates what is asked too much, refuses every line, and keeps the reserve five business days', () => {
    const { reference } = desk('6AU000001');
    reference.presentEntry(entry('E1', claim(150)), MORNING);
    reference.presentEntry(entry('E2', claim(100)), MIDNIGHT);
    reference.presentEntry(entry('E3', claim(50)), MORNING);
    // 100 of 300: 50, 33.3 and 16.7. The unit left over goes to the largest fraction.
    const quotas = (at: Instant): readonly unknown[] =>
      ['E1', 'E2', 'E3'].map((one) => quotaOf(reference.entry(one, at)!.lines[0]!));
    expect(quotas(NOON)).toEqual([
      ['apportioned', 'Q02', 0, 50],
      ['apportioned', 'Q02', 0, 33],
      ['apportioned', 'Q02', 0, 17],
    ]);
    expect([usedOf(reference, NOON), chargedIn(reference, 'FRESH/2026', NOON)]).toEqual([0, [0, 100]]);
    expect(quotaOf(good(reference.presentEntry(entry('E4', claim(1)), NOON)).lines[0]!)).toEqual([
      'refused',
      'Q03',
      0,
      0,
    ]);

    expect(refusal(reference.refileLine({ entry: 'E1', line: 1, quantity: 51 }, NEXT_DAY))).toBe(
      'exceeds-reserve',
    );
    expect(refusal(reference.refileLine({ entry: 'E1', line: 2, quantity: 1 }, NEXT_DAY))).toBe(
      'nothing-reserved',
    );
    expect(
      quotaOf(good(reference.refileLine({ entry: 'E1', line: 1, quantity: 40 }, NEXT_DAY)).lines[0]!),
    ).toEqual(['accepted', 'Q01', 40, 0]);
    expect([usedOf(reference), chargedIn(reference, 'FRESH/2026')]).toEqual([40, [40, 50]]);

    // 3, 4, 5, 6 and 9 March; daylight time began on the 8th.
    const end = instant('2026-03-10T04:00:00Z');
    expect(reference.entry('E2', NOON)?.lines[0]?.quota).toMatchObject({ refileBefore: end });
    expect(
      good(reference.refileLine({ entry: 'E2', line: 1, quantity: 33 }, addMs(end, -1))).lines[0]!.state,
    ).toBe('accepted');
    expect(quotaOf(reference.entry('E3', end)!.lines[0]!)).toEqual(['refused', 'Q02', 0, 0]);
    expect(chargedIn(reference, 'FRESH/2026', end)).toEqual([73, 0]);
    expect(refusal(reference.refileLine({ entry: 'E3', line: 1, quantity: 1 }, end))).toBe(
      'nothing-reserved',
    );
  });

  it('leaves out what is cancelled before noon', () => {
    const { reference } = desk('6AU000001');
    reference.presentEntry(entry('E1', claim(90)), MORNING);
    reference.presentEntry(entry('E2', claim(90)), MORNING);
    expect(usedOf(reference, MORNING)).toBe(180);
    reference.cancelEntry('E1', MORNING);
    expect(usedOf(reference, MORNING)).toBe(90);
    expect(quotaOf(reference.entry('E2', NOON)!.lines[0]!)).toEqual(['accepted', 'Q01', 90, 0]);
  });
});

describe('first come, first served', () => {
  it('gives what is left of level, tranche and aggregate, whichever is least', () => {
    const { reference, send } = desk('6AU000001');
    send({ number: '6AU000002', hts: FROZEN, quantity: '1000' });
    const frozen = { certificate: '6AU000002', hts: FROZEN };
    const report = good(
      reference.presentEntry(entry('E1', claim(95), claim(50, frozen), claim(20, frozen), claim(1)), NOON),
    );
    expect(report.lines.map(quotaOf)).toEqual([
      ['accepted', 'Q01', 95, 0],
      ['accepted', 'Q01', 50, 0],
      ['apportioned', 'Q02', 0, 5], // 10 left of the tranche, 5 of the aggregate
      ['refused', 'Q03', 0, 0],
    ]);
    expect([chargedIn(reference, 'ALL/2026'), chargedIn(reference, 'FROZEN/2026/T1')]).toEqual([
      [145, 5],
      [50, 5],
    ]);
    expect(report.lines[2]!.errors).toEqual([
      { code: 'Q02', fatal: true, expected: '20 KGM of FROZEN', actual: '5 KGM reserved' },
    ]);
    expect(report.lines[3]).toMatchObject({
      matched: true,
      preferentialRate: false,
      errors: [{ code: 'Q03' }],
      remaining: 905,
    });
  });

  it('is shut outside periods and tranches', () => {
    const { reference, send } = desk('6AU000001');
    send({ number: '6AU000002', hts: FROZEN, quantity: '1000' });
    const early = good(reference.presentEntry(entry('E1', claim(1)), addMs(MIDNIGHT, -1)));
    expect(quotaOf(early.lines[0]!)).toEqual(['refused', 'Q04', 0, 0]);
    const april = instant('2026-04-01T12:00:00Z');
    const late = reference.presentEntry(
      entry('E2', claim(1, { certificate: '6AU000002', hts: FROZEN })),
      april,
    );
    expect(quotaOf(good(late).lines[0]!)).toEqual(['refused', 'Q04', 0, 0]);
  });

  it('N-05: runs under the part that takes the goods, though the filer names the aggregate', () => {
    const { reference } = desk('6AU000001');
    const report = good(reference.presentEntry(entry('E1', claim(150, { level: 'ALL' }), claim(1)), NOON));
    expect(report.lines.map(quotaOf)).toEqual([
      ['apportioned', 'Q02', 0, 100], // fresh beef has 100 of the 150
      ['refused', 'Q03', 0, 0],
    ]);
    expect(SMALL_PLAN.levels.map(({ id }) => id)).toEqual(['ALL', 'FRESH', 'FROZEN']);
  });
});

describe('what an importer may ask', () => {
  it('is the use of its own certificates', () => {
    const { reference, send } = desk('6AU000001');
    send({ number: '6AU000002', importer: '98-765432100' });
    reference.presentEntry(entry('E1', claim(40)), NOON);
    const usage = reference.importerUsage({ role: 'importer', importer: IMPORTER }, NEXT_DAY);
    expect(usage).toEqual({
      ok: true,
      value: [
        {
          certificate: '6AU000001',
          kind: '05',
          year: 2026,
          state: 'partly-used',
          effectiveDate: '20260227',
          expiryDate: '20261231',
          lines: [{ hts: FRESH, unit: 'KGM', authorised: 1000, used: 40, remaining: 960 }],
        },
      ],
    });
    expect(reference.importerUsage({ role: 'importer', importer: 'nobody' }, NEXT_DAY)).toEqual({
      ok: true,
      value: [],
    });
  });

  it('is no question of a participant, neither here nor by REQDOC', () => {
    const { reference } = desk('6AU000001');
    const asker = { role: 'participant', participant: 'AUDAFF' } as const;
    expect(reference.importerUsage(asker, NOON)).toMatchObject({
      ok: false,
      error: { kind: 'not-an-importer' },
    });
    const byImporter = reqdoc('Q', { number: IMPORTER });
    const receipt = reference.receive(interchange([byImporter], { reference: 'Q' }), { at: NOON });
    expect(receipt.messages[0]?.findings).toMatchObject([{ replyCode: 'D01' }]);
  });
});
