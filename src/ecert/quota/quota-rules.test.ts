/** Line outcomes Q01 to Q15 and the charging of restraint levels (N-05) as the reading demands them, asked of a whole reference. */
import { describe, expect, it } from 'vitest';
import { addMs, type Instant } from '../../core/index.js';
import {
  claim,
  entry,
  FROZEN,
  good,
  instant,
  openDesk,
  quotaOf,
  refusal,
  takenOf,
  usedOf,
  type Desk,
} from '../entries/filer.fixture.js';
import { SMALL_PLAN, smallQuotaGuide } from '../entries/quota-guide.fixture.js';
import type { Guide, RestraintLevel } from '../../guide/index.js';
import type { EntryClaim, EntryLineReport, Reference } from '../model.js';

/** 2 March 2026, the opening day: midnight and noon in Washington. */
const MIDNIGHT = instant('2026-03-02T05:00:00Z');
const MORNING = instant('2026-03-02T16:59:59.999Z');
const NOON = instant('2026-03-02T17:00:00Z');

/** A guide with one level for fresh beef of Australia, as small as a test needs. */
function guideOf(level: Partial<RestraintLevel>): Guide {
  const [template] = SMALL_PLAN.levels.filter(({ id }) => id === 'FRESH');
  const { parent, ...fresh } = template!;
  expect(parent, 'the template has an aggregate above it').toBe('ALL');
  return { ...smallQuotaGuide(), quota: { ...SMALL_PLAN, levels: [{ ...fresh, ...level }] } };
}

const periodOf = (first: string, last: string, limit: number): RestraintLevel['periods'] => [
  { id: 'P', first, last, limit },
];

let filed = 0;

function file(reference: Reference, quantity: number, at: Instant, more: Partial<EntryClaim> = {}): string {
  filed += 1;
  const number = `F${filed}`;
  good(reference.presentEntry(entry(number, claim(quantity, more)), at));
  return number;
}

const lineOf = (reference: Reference, number: string, at: Instant): EntryLineReport =>
  reference.entry(number, at)!.lines[0]!;

const filedAs = (
  reference: Reference,
  quantity: number,
  at: Instant,
  more: Partial<EntryClaim> = {},
): readonly unknown[] => quotaOf(lineOf(reference, file(reference, quantity, at, more), at));

/** Small limits: 100 of fresh beef, 60 in the tranche of frozen, 150 of both. */
function desk(at = MIDNIGHT): Desk {
  const opened = openDesk(smallQuotaGuide(), at, ['6AU000001']);
  opened.send({ number: '6AU000002', hts: FROZEN, quantity: '1000' });
  return opened;
}
const frozen = { certificate: '6AU000002', hts: FROZEN };

describe('Q01, Q02, Q03: first come, first served', () => {
  it('Q01: exactly what is left is accepted, and charged to the level and the aggregate above it', () => {
    const { reference } = desk();
    expect(filedAs(reference, 60, NOON)).toEqual(['accepted', 'Q01', 60, 0]);
    expect(filedAs(reference, 40, NOON)).toEqual(['accepted', 'Q01', 40, 0]);
    expect([takenOf(reference, 'FRESH/2026', NOON), takenOf(reference, 'ALL/2026', NOON)]).toEqual([
      [100, 0],
      [100, 0],
    ]);
  });

  it('Q02: one more than what is left is refused with the rest in reserve, and draws on no certificate', () => {
    const { reference } = desk();
    filedAs(reference, 60, NOON);
    const number = file(reference, 41, NOON);
    expect(lineOf(reference, number, NOON)).toMatchObject({
      state: 'apportioned',
      matched: true,
      preferentialRate: false,
      quota: { level: 'FRESH', code: 'Q02', charged: 0, reserved: 40 },
      errors: [{ code: 'Q02', fatal: true, expected: '41 KGM of FRESH', actual: '40 KGM reserved' }],
    });
    expect([usedOf(reference, NOON), takenOf(reference, 'FRESH/2026', NOON)]).toEqual([60, [60, 40]]);
  });

  it('Q03: with nothing left, or nothing but what is kept for others, a claim is filled out', () => {
    const { reference } = desk();
    filedAs(reference, 99, NOON);
    expect(filedAs(reference, 2, NOON)).toEqual(['apportioned', 'Q02', 0, 1]);
    expect(filedAs(reference, 1, NOON)).toEqual(['refused', 'Q03', 0, 0]);
  });

  it('Q03: of two presented in the same moment the one filed first is served first', () => {
    const { reference } = desk();
    const [first, second] = [file(reference, 100, NOON), file(reference, 100, NOON)];
    expect([first, second].map((one) => lineOf(reference, one, NOON).quota?.code)).toEqual(['Q01', 'Q03']);
  });

  it('Q01, Q03: what comes free goes to whoever is presented next, not to whoever was refused (assumed)', () => {
    const { reference } = desk();
    const first = file(reference, 100, NOON);
    const second = file(reference, 1, NOON);
    reference.cancelEntry(first, NOON);
    expect(lineOf(reference, second, NOON).quota?.code).toBe('Q03');
    expect(filedAs(reference, 100, NOON)).toEqual(['accepted', 'Q01', 100, 0]);
  });

  it('N-05: an aggregate limits its parts, and a tranche its period', () => {
    const { reference } = desk();
    expect(filedAs(reference, 60, NOON, frozen)).toEqual(['accepted', 'Q01', 60, 0]);
    expect(filedAs(reference, 1, NOON, frozen)).toEqual(['refused', 'Q03', 0, 0]); // the tranche has 60 of 100
    expect(filedAs(reference, 95, NOON)).toEqual(['apportioned', 'Q02', 0, 90]); // the aggregate has 150
    expect(takenOf(reference, 'ALL/2026', NOON)).toEqual([60, 90]);
  });

  it('N-03: what does not match is charged to nothing', () => {
    const { reference } = desk();
    filedAs(reference, 50, NOON, { origin: 'NZ' });
    filedAs(reference, 50, NOON, { certificate: '6AU000009' });
    filedAs(reference, 1001, NOON);
    expect(reference.restraintLevels(NOON).map(({ charged, reserved }) => charged + reserved)).toEqual(
      reference.restraintLevels(NOON).map(() => 0),
    );
  });

  it('Q01: a certificate that arrives late is served when it arrives, after those that matched before it', () => {
    const { reference, send } = desk();
    const waiting = file(reference, 80, NOON, { certificate: '6AU000003' });
    const matched = file(reference, 80, addMs(NOON, 1));
    send({ number: '6AU000003', quantity: '1000' }, addMs(NOON, 2));
    const codes = [waiting, matched].map((one) => quotaOf(lineOf(reference, one, addMs(NOON, 2))));
    expect(codes).toEqual([
      ['apportioned', 'Q02', 0, 20],
      ['accepted', 'Q01', 80, 0],
    ]);
  });
});

describe('Q04: outside of its periods and tranches a level is shut', () => {
  it.each([
    ['the moment before midnight in Washington', '2026-03-02T04:59:59.999Z', 'Q04'],
    ['the last moment of the last day in Washington', '2027-01-01T04:59:59.999Z', 'Q01'],
    ['the moment after it', '2027-01-01T05:00:00Z', 'Q04'],
  ])('Q04: %s', (_, time, code) => {
    const at = instant(time);
    const late = [{ ...smallQuotaGuide().participants[0]!, informational: ['L11'] }];
    const opened = openDesk(smallQuotaGuide(), MIDNIGHT, ['6AU000001'], late);
    expect(lineOf(opened.reference, file(opened.reference, 1, at), at)).toMatchObject({
      matched: true,
      preferentialRate: code === 'Q01',
      quota: { code },
    });
    expect(usedOf(opened.reference, at)).toBe(code === 'Q01' ? 1 : 0);
  });

  it.each([
    ['the last moment of the tranche, in daylight time', '2026-04-01T03:59:59.999Z', 'Q01'],
    ['the moment after it', '2026-04-01T04:00:00Z', 'Q04'],
  ])('Q04: %s', (_, time, code) => {
    const { reference } = desk();
    expect(filedAs(reference, 1, instant(time), frozen)[1]).toBe(code);
  });

  it('Q04: presented before the opening gives no status at it, whenever the certificate comes', () => {
    const { reference, send } = openDesk(smallQuotaGuide(), MIDNIGHT);
    const early = file(reference, 1, addMs(MIDNIGHT, -1));
    send({ number: '6AU000001' }, NOON);
    expect(quotaOf(lineOf(reference, early, NOON))).toEqual(['refused', 'Q04', 0, 0]);
  });

  it('Q04: goods of a level in a unit that it does not count, and goods that only name a level, are not free of it', () => {
    const { reference, send } = openDesk(guideOf({ unit: 'TNE' }), MIDNIGHT, ['6AU000001']);
    send({ number: '6AU000002', hts: FROZEN });
    expect(filedAs(reference, 1, NOON)).toEqual(['refused', 'Q04', 0, 0]);
    expect(filedAs(reference, 1, NOON, { ...frozen, level: 'FRESH' })).toEqual(['refused', 'Q04', 0, 0]);
    expect(filedAs(reference, 1, NOON, frozen)).toEqual(['accepted', undefined, undefined, undefined]);
  });
});

describe('Q15: a quantity is whole and above zero', () => {
  it.each([0, -1, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('Q15: not %d', (quantity) => {
    const { reference } = desk();
    const line = lineOf(reference, file(reference, quantity, NOON), NOON);
    expect(line.errors.map(({ code }) => code).filter((code) => code.startsWith('Q'))).toEqual(['Q15']);
    expect(line).toMatchObject({ state: 'unmatched', preferentialRate: false });
    expect([usedOf(reference, NOON), takenOf(reference, 'FRESH/2026', NOON)]).toEqual([0, [0, 0]]);
  });
});

describe('the opening moment', () => {
  it('Q01: claims from midnight to the last moment before noon are taken at noon, together, whatever their order', () => {
    const { reference } = desk();
    const numbers = [file(reference, 60, MORNING), file(reference, 40, MIDNIGHT)];
    for (const one of numbers) expect(lineOf(reference, one, MORNING).state).toBe('awaiting-opening');
    expect(usedOf(reference, MORNING)).toBe(100);
    expect(numbers.map((one) => quotaOf(lineOf(reference, one, NOON)))).toEqual([
      ['accepted', 'Q01', 60, 0],
      ['accepted', 'Q01', 40, 0],
    ]);
  });

  it('Q02: asked for too much, each gets limit ÷ requested, and a claim at noon itself comes after them all', () => {
    const { reference } = desk();
    const numbers = [file(reference, 150, MORNING), file(reference, 50, MIDNIGHT)];
    const atNoon = file(reference, 10, NOON);
    expect([...numbers, atNoon].map((one) => quotaOf(lineOf(reference, one, NOON)))).toEqual([
      ['apportioned', 'Q02', 0, 75],
      ['apportioned', 'Q02', 0, 25],
      ['refused', 'Q03', 0, 0],
    ]);
    expect([usedOf(reference, NOON), takenOf(reference, 'FRESH/2026', NOON)]).toEqual([0, [0, 100]]);
  });

  it('Q02: the shares are whole, add up to the limit, and the first filed has the odd unit of equal ones', () => {
    const { reference } = desk();
    const numbers = [1, 2, 3].map(() => file(reference, 50, MORNING));
    expect(numbers.map((one) => lineOf(reference, one, NOON).quota?.reserved)).toEqual([34, 33, 33]);
  });

  it('Q02: every line is refused where too much is asked, also the one that rounding gave all it asked (QB 19-033)', () => {
    const { reference } = desk();
    const numbers = [file(reference, 1, MORNING), file(reference, 100, MORNING)];
    // 100 of 101: 0.99 and 99.01; the unit left over goes to the larger fraction.
    expect(numbers.map((one) => quotaOf(lineOf(reference, one, NOON)))).toEqual([
      ['apportioned', 'Q02', 0, 1],
      ['apportioned', 'Q02', 0, 99],
    ]);
    const [one] = numbers;
    expect(refusal(reference.refileLine({ entry: one!, line: 1, quantity: 1 }, NOON))).toBe('not refused');
    expect(takenOf(reference, 'FRESH/2026', NOON)).toEqual([1, 99]);
  });

  it('Q03: a share of less than a unit is none, and nothing is kept for it', () => {
    const { reference } = desk();
    const numbers = [file(reference, 1, MORNING), file(reference, 300, MORNING)];
    expect(numbers.map((one) => quotaOf(lineOf(reference, one, NOON)))).toEqual([
      ['refused', 'Q03', 0, 0],
      ['apportioned', 'Q02', 0, 100],
    ]);
  });

  it('Q02: an aggregate that is asked too much prorates what its parts have allotted', () => {
    const { reference } = desk();
    const fresh = file(reference, 100, MORNING);
    const rest = file(reference, 100, MORNING, frozen);
    // The tranche gives the frozen 60 of 100; the aggregate 150 of 160: 93.75 and 56.25.
    expect([fresh, rest].map((one) => lineOf(reference, one, NOON).quota?.reserved)).toEqual([94, 56]);
    expect(takenOf(reference, 'ALL/2026', NOON)).toEqual([0, 150]);
  });

  it('Q01: a level that prorates nothing serves the morning as it comes', () => {
    const { reference } = openDesk(guideOf({ openingProrated: false }), MIDNIGHT, ['6AU000001']);
    expect(filedAs(reference, 100, MIDNIGHT)).toEqual(['accepted', 'Q01', 100, 0]);
    expect(filedAs(reference, 1, MORNING)).toEqual(['refused', 'Q03', 0, 0]);
  });

  it.each([
    ['daylight time begins', '20260308', '2026-03-08T05:00:00Z', '2026-03-08T16:00:00Z'],
    ['daylight time ends', '20261101', '2026-11-01T04:00:00Z', '2026-11-01T17:00:00Z'],
  ])(
    'Q02: on the day that %s, midnight and noon are those of Washington’s clocks',
    (_, first, midnight, noon) => {
      const guide = guideOf({ periods: periodOf(first, '20261231', 10) });
      const { reference } = openDesk(guide, instant(midnight), ['6AU000001']);
      expect(filedAs(reference, 1, addMs(instant(midnight), -1))[1]).toBe('Q04');
      expect(filedAs(reference, 20, instant(midnight))[0]).toBe('awaiting-opening');
      const last = file(reference, 20, addMs(instant(noon), -1));
      expect(lineOf(reference, last, addMs(instant(noon), -1)).state).toBe('awaiting-opening');
      expect(quotaOf(lineOf(reference, last, instant(noon)))).toEqual(['apportioned', 'Q02', 0, 5]);
    },
  );

  it('Q02: a level may open on a leap day', () => {
    const opening = instant('2028-02-29T05:00:00Z');
    const guide = guideOf({ periods: periodOf('20280229', '20280229', 10) });
    const { reference, send } = openDesk(guide, opening);
    send({ number: '8AU000001', issued: '20280228', expiry: '20281231' });
    const of = { certificate: '8AU000001' };
    expect(filedAs(reference, 1, addMs(opening, -1), of)[1]).toBe('Q04');
    expect(filedAs(reference, 1, instant('2028-02-29T17:00:00Z'), of)).toEqual(['accepted', 'Q01', 1, 0]);
    expect(filedAs(reference, 1, instant('2028-03-01T05:00:00Z'), of)[1]).toBe('Q04');
  });
});

describe('what is reserved', () => {
  /** 3, 4, 5, 6 and 9 March are the five business days; daylight time began on the 8th. */
  const END = instant('2026-03-10T04:00:00Z');

  function apportioned(): {
    readonly reference: Reference;
    readonly number: string;
    readonly send: Desk['send'];
  } {
    const { reference, send } = desk();
    return { reference, send, number: file(reference, 200, MORNING) };
  }

  it('Q02: is kept five business days, to the last moment of the last of them in Washington', () => {
    const { reference, number } = apportioned();
    expect(lineOf(reference, number, NOON).quota?.refileBefore).toBe(END);
    expect(takenOf(reference, 'FRESH/2026', addMs(END, -1))).toEqual([0, 100]);
    expect(takenOf(reference, 'FRESH/2026', END)).toEqual([0, 0]);
    expect(refusal(reference.refileLine({ entry: number, line: 1, quantity: 1 }, END))).toBe(
      'nothing-reserved',
    );
    expect(quotaOf(lineOf(reference, number, END))).toEqual(['refused', 'Q02', 0, 0]);
  });

  it('Q02: is filed again within the reserve, whole and once; the rest comes free at once', () => {
    const { reference, number } = apportioned();
    for (const quantity of [0, -1, 0.5, 101])
      expect(refusal(reference.refileLine({ entry: number, line: 1, quantity }, NOON))).toBe(
        'exceeds-reserve',
      );
    const before = addMs(END, -1);
    const report = good(reference.refileLine({ entry: number, line: 1, quantity: 99 }, before));
    expect(quotaOf(report.lines[0]!)).toEqual(['accepted', 'Q01', 99, 0]);
    expect([usedOf(reference, before), takenOf(reference, 'FRESH/2026', before)]).toEqual([99, [99, 0]]);
    expect(refusal(reference.refileLine({ entry: number, line: 1, quantity: 1 }, before))).toBe(
      'nothing-reserved',
    );
  });

  it('Q02: goes with the entry when that is cancelled, and with it what was filed again', () => {
    const { reference, number } = apportioned();
    reference.cancelEntry(number, NOON);
    expect(takenOf(reference, 'FRESH/2026', NOON)).toEqual([0, 0]);
    expect(refusal(reference.refileLine({ entry: number, line: 1, quantity: 1 }, NOON))).toBe(
      'entry-cancelled',
    );
    const other = apportioned();
    other.reference.refileLine({ entry: other.number, line: 1, quantity: 70 }, NOON);
    other.reference.cancelEntry(other.number, NOON);
    expect([usedOf(other.reference, NOON), takenOf(other.reference, 'FRESH/2026', NOON)]).toEqual([
      0,
      [0, 0],
    ]);
  });

  it('Q02: may be filed again though the entry was liquidated meanwhile', () => {
    const { reference, number } = apportioned();
    reference.liquidateEntry(number, NOON);
    const report = good(reference.refileLine({ entry: number, line: 1, quantity: 60 }, NOON));
    expect(report).toMatchObject({ state: 'liquidated', lines: [{ state: 'accepted' }] });
    expect(refusal(reference.refileLine({ entry: 'E9', line: 1, quantity: 1 }, NOON))).toBe('entry-unknown');
  });

  it('Q02: of a protest is filed again like any other', () => {
    const { reference, send } = desk();
    filedAs(reference, 60, NOON);
    const late = file(reference, 50, NOON, { certificate: '6AU000003' });
    reference.liquidateEntry(late, NOON);
    send({ number: '6AU000003', quantity: '50' }, NOON);
    expect(quotaOf(good(reference.protestEntry(late, NOON)).lines[0]!)).toEqual([
      'apportioned',
      'Q02',
      0,
      40,
    ]);
    const report = good(reference.refileLine({ entry: late, line: 1, quantity: 40 }, NOON));
    expect(quotaOf(report.lines[0]!)).toEqual(['accepted', 'Q01', 40, 0]);
    expect(usedOf(reference, NOON, '6AU000003')).toBe(40);
  });

  it('Q02: needs a certificate that still covers it', () => {
    const { reference, number, send } = apportioned();
    send({ number: '6AU000001', asked: '1' }, NOON);
    expect(refusal(reference.refileLine({ entry: number, line: 1, quantity: 1 }, NOON))).toBe(
      'no-longer-matched',
    );
    expect(takenOf(reference, 'FRESH/2026', NOON)).toEqual([0, 100]);
  });

  it('Q02: filed again, it draws on the certificate that it matches then', () => {
    const late = [{ ...smallQuotaGuide().participants[0]!, informational: ['L11'] }];
    const old = instant('2016-03-02T12:00:00Z');
    const { reference, send } = openDesk(guideOf({ openingProrated: false }), old, [], late);
    const number = '6AU000001';
    send({ number, quantity: '120', issued: '20160227', expiry: '20161231' });
    const kept = file(reference, 120, NOON); // matches that of ten years before, for want of another
    expect(quotaOf(lineOf(reference, kept, NOON))).toEqual(['apportioned', 'Q02', 0, 100]);
    send({ number, quantity: '50' }, NOON);
    const refile = (quantity: number): string =>
      refusal(reference.refileLine({ entry: kept, line: 1, quantity }, NOON));
    expect([refile(51), refile(50)]).toEqual(['no-longer-matched', 'not refused']);
    expect(reference.certificates(NOON).map(({ year, lines: [line] }) => [year, line?.used])).toEqual([
      [2016, 0],
      [2026, 50],
    ]);
  });
});
