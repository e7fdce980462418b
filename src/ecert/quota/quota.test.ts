import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMs,
  assert,
  DAY_MS,
  formatDate102,
  formatInstant,
  parseInstant,
  weekdayOf,
  type Instant,
} from '../../core/index.js';
import type { QuotaPlan } from '../../guide/index.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { easternDay, easternMidnight, easternNoon, endOfBusinessDays } from './eastern-time.js';
import { largestRemainder } from './largest-remainder.js';
import { restraintLevels, type QuotaClaim, type Restraint } from './restraint-levels.js';

const at = (text: string): Instant => parseInstant(text)!;

describe('time in Washington', () => {
  it.each([
    ['20260101', '2026-01-01T05:00:00Z', '2026-01-01T17:00:00Z'],
    ['20260307', '2026-03-07T05:00:00Z', '2026-03-07T17:00:00Z'],
    ['20260308', '2026-03-08T05:00:00Z', '2026-03-08T16:00:00Z'],
    ['20260309', '2026-03-09T04:00:00Z', '2026-03-09T16:00:00Z'],
    ['20260701', '2026-07-01T04:00:00Z', '2026-07-01T16:00:00Z'],
    ['20261101', '2026-11-01T04:00:00Z', '2026-11-01T17:00:00Z'],
    ['20261102', '2026-11-02T05:00:00Z', '2026-11-02T17:00:00Z'],
  ])('%s begins at %s, its noon is %s', (day, midnight, noon) => {
    expect(formatInstant(easternMidnight(day))).toBe(midnight);
    expect(formatInstant(easternNoon(day))).toBe(noon);
  });

  it('has its own days', () => {
    expect(easternDay(at('2026-01-01T04:59:59Z'))).toBe('20251231');
    expect(easternDay(at('2026-01-01T05:00:00Z'))).toBe('20260101');
  });

  it('counts business days to the end of the last, over weekends and holidays', () => {
    const ends = (from: string): string =>
      formatInstant(endOfBusinessDays(at(from), 5, ['20260101', '20260119']));
    expect(ends('2026-01-01T17:00:00Z')).toBe('2026-01-09T05:00:00Z'); // 2, 5, 6, 7, 8 January
    expect(ends('2026-01-15T17:00:00Z')).toBe('2026-01-24T05:00:00Z'); // 16, 20, 21, 22, 23 January
  });
});

/** The legal public holidays of a year, as 5 U.S.C. 6103(a) and (b) make them: on a weekend, the workday beside it. */
function holidaysOf(year: number): readonly string[] {
  const day = (month: number, date: number): Instant =>
    at(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}T00:00:00Z`);
  /** The date of the nth (-1: last) such weekday of a month. */
  const nth = (month: number, weekday: number, n: number): Instant => {
    const days = Array.from({ length: 28 + (month === 5 ? 3 : 0) }, (_, i) => i + 1); // no nth weekday lies beyond the 28th
    const fitting = days.filter((date) => weekdayOf(day(month, date)) === weekday);
    return day(month, (n === -1 ? fitting.at(-1) : fitting[n - 1]) ?? 0);
  };
  const fixed = [day(1, 1), day(6, 19), day(7, 4), day(11, 11), day(12, 25)].map((one) => {
    const weekday = weekdayOf(one);
    return addMs(one, weekday === 6 ? -DAY_MS : weekday === 0 ? DAY_MS : 0);
  });
  const [MONDAY, THURSDAY] = [1, 4];
  const moved = [nth(1, MONDAY, 3), nth(2, MONDAY, 3), nth(5, MONDAY, -1), nth(9, MONDAY, 1)];
  return [...fixed, ...moved, nth(10, MONDAY, 2), nth(11, THURSDAY, 4)].map(formatDate102).sort();
}

describe('the holidays of the shipped guide', () => {
  const plan = shippedGuide().quota!;

  it('are those that the statute gives for 2026, and the one that a reserve of December runs over', () => {
    expect(plan.holidays).toEqual([...holidaysOf(2026), holidaysOf(2027)[0]]);
    expect(holidaysOf(2026)).toContain('20260703'); // 4 July 2026 is a Saturday
  });

  it('reach as far as any reserve of its periods can', () => {
    const last = plan.levels
      .flatMap(({ periods }) => periods.map((period) => period.last))
      .toSorted()
      .at(-1)!;
    const end = endOfBusinessDays(easternNoon(last), plan.refileBusinessDays, plan.holidays);
    // 4 to 8 January 2027: the 1st is none of the five.
    expect([last, formatInstant(end)]).toEqual(['20261231', '2027-01-09T05:00:00Z']);
  });
});

describe('sharing out', () => {
  it('rounds by largest remainder, the earlier request first', () => {
    expect(largestRemainder([10, 10, 10], 20)).toEqual([7, 7, 6]);
    expect(largestRemainder([1, 2, 3], 6)).toEqual([1, 2, 3]);
    expect(largestRemainder([5, 5], 0)).toEqual([0, 0]);
    expect(largestRemainder([], 7)).toEqual([]);
    expect(largestRemainder([9_007_199_254_740_991, 9_007_199_254_740_991], 3)).toEqual([2, 1]);
  });

  it('gives out exactly what there is, to nobody more than was asked, and within one unit of the proportion', () => {
    const requests = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(requests, fc.nat({ max: 2_000_000_000 }), (asked, limit) => {
        const total = asked.reduce((sum, one) => sum + one, 0);
        const shares = largestRemainder(asked, limit);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(Math.min(total, limit));
        shares.forEach((share, i) => {
          expect(share).toBeLessThanOrEqual(asked[i]!);
          if (total > limit) expect(Math.abs(share - (asked[i]! * limit) / total)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe('the restraint level of a claim', () => {
  const levels = restraintLevels(shippedGuide().quota);
  const BEEF: QuotaClaim = { origin: 'AU', kind: '05', hts: '020130', unit: 'KGM' };
  const MARCH = at('2026-03-02T12:00:00Z');
  const idsOf = (restraint: Restraint): readonly string[] => {
    assert(restraint.kind === 'open', 'the level is open');
    return restraint.buckets.map(({ id }) => id);
  };
  it.each<readonly [string, Partial<QuotaClaim>, string, readonly string[]]>([
    ["a country's own", {}, '2026-03-02T12:00:00Z', ['BEEF-AU/2026']],
    ['the other countries', { origin: 'BR' }, '2026-03-02T12:00:00Z', ['BEEF-OTHER/2026']],
    ['ordinary beef of six digits', { origin: 'AR' }, '2026-03-02T12:00:00Z', ['BEEF-AR/2026']],
    [
      'the more specific one, tranche and period',
      { origin: 'AR', hts: '0201305085' },
      '2026-04-02T12:00:00Z',
      ['BEEF-AR-TRIMMINGS/2026/T2', 'BEEF-AR-TRIMMINGS/2026'],
    ],
    [
      'the wider one before the specific one opens',
      { origin: 'AR', hts: '0201305085' },
      '2026-02-01T12:00:00Z',
      ['BEEF-AR/2026'],
    ],
    [
      'a part and its aggregate',
      { origin: 'MX', kind: '30', hts: '600622', unit: 'MTK' },
      '2026-03-02T12:00:00Z',
      ['MX-TPL-5/2026', 'MX-TPL-3/2026'],
    ],
    [
      'the one that is named',
      { origin: 'MX', kind: '30', hts: '610910', unit: 'MTK', level: 'MX-TPL-2' },
      '2026-03-02T12:00:00Z',
      ['MX-TPL-2/2026'],
    ],
    [
      'by unit',
      { origin: 'MX', kind: '30', hts: '520511', unit: 'KGM' },
      '2026-03-02T12:00:00Z',
      ['MX-TPL-6/2026'],
    ],
    ['the last moment in Washington', {}, '2027-01-01T04:59:59Z', ['BEEF-AU/2026']],
  ])('%s', (_, claim, time, ids) => {
    expect(idsOf(levels.restraintOn({ ...BEEF, ...claim }, at(time)))).toEqual(ids);
  });

  it('is closed outside its periods, and there is none for goods that nothing restrains', () => {
    expect(levels.restraintOn(BEEF, at('2027-01-01T05:00:00Z'))).toEqual({
      kind: 'closed',
      level: 'BEEF-AU',
    });
    expect(levels.restraintOn({ ...BEEF, kind: '08', hts: '040690' }, MARCH)).toEqual({ kind: 'none' });
    expect(levels.restraintOn({ ...BEEF, level: 'BEEF-NZ' }, MARCH)).toEqual({
      kind: 'closed',
      level: 'BEEF-NZ',
    });
    expect(restraintLevels(undefined).restraintOn(BEEF, MARCH)).toEqual({ kind: 'none' });
  });

  it('N-05: goods of a country with a level of its own never draw on the other countries’, not by naming it either', () => {
    expect(levels.restraintOn({ ...BEEF, level: 'BEEF-OTHER' }, MARCH)).toEqual({
      kind: 'closed',
      level: 'BEEF-OTHER',
    });
    expect(idsOf(levels.restraintOn({ ...BEEF, origin: 'BR', level: 'BEEF-OTHER' }, MARCH))).toEqual([
      'BEEF-OTHER/2026',
    ]);
  });

  it('N-05: another unit than the level’s is no way around it', () => {
    const shirts = { origin: 'MX', kind: '30', hts: '610910', unit: 'KGM' };
    expect(levels.restraintOn(shirts, MARCH)).toEqual({ kind: 'closed', level: 'MX-TPL-1' });
    expect(levels.restraintOn({ ...BEEF, unit: 'TNE' }, MARCH)).toEqual({ kind: 'closed', level: 'BEEF-AU' });
  });

  it('N-05: goods that come under a level by its name alone are not free of it without the name', () => {
    const carpets = { origin: 'MX', kind: '30', hts: '570242', unit: 'MTK' };
    expect(levels.restraintOn(carpets, MARCH)).toEqual({ kind: 'closed', level: 'MX-TPL-3' });
    expect(idsOf(levels.restraintOn({ ...carpets, level: 'MX-TPL-3' }, MARCH))).toEqual(['MX-TPL-3/2026']);
  });

  it('N-05: naming an aggregate is no way around the limit of its part', () => {
    const woven = { origin: 'MX', kind: '30', hts: '520811', unit: 'MTK', level: 'MX-TPL-3' };
    expect(idsOf(levels.restraintOn(woven, MARCH))).toEqual(['MX-TPL-4/2026', 'MX-TPL-3/2026']);
    expect(levels.restraintOn({ ...woven, unit: 'KGM' }, MARCH)).toEqual({
      kind: 'closed',
      level: 'MX-TPL-3',
    });
  });

  it('is closed between tranches', () => {
    const level = {
      ...shippedGuide().quota!.levels[2]!,
      periods: [
        {
          id: 'P',
          first: '20260101',
          last: '20261231',
          limit: 9,
          tranches: [{ id: 'T', first: '20260601', last: '20260630', limit: 9 }],
        },
      ],
    };
    const plan: QuotaPlan = { ...shippedGuide().quota!, levels: [level] };
    expect(restraintLevels(plan).restraintOn(BEEF, MARCH).kind).toBe('closed');
  });
});
