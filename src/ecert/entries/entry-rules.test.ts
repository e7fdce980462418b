/** The entry checks L01 to L17 as the reading demands them, asked of a whole reference. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../core/index.js';
import type { Participant } from '../../guide/index.js';
import type { EntryClaim, EntryLineReport, Reference } from '../model.js';
import {
  claim,
  entry,
  FRESH,
  good,
  guideWithoutQuota,
  IMPORTER,
  instant,
  openDesk,
  refusal,
  usedOf,
  type Desk,
} from './filer.fixture.js';

const guide = guideWithoutQuota();
const AT = instant('2026-03-02T12:00:00Z');
const AU1 = '6AU000001';

/** Everyone of the guide, where a country has the differences with these codes reported only. */
function withInformational(country: string, informational: readonly string[]): readonly Participant[] {
  return guide.participants.map((one) => (one.country === country ? { ...one, informational } : one));
}

function desk(participants = guide.participants): Desk {
  const opened = openDesk(guide, AT, [], participants);
  opened.send({ number: AU1, quantity: '100', effective: '20260301', expiry: '20260331' });
  return opened;
}

let filed = 0;

/** What becomes of one claim, filed as an entry of its own. */
function file(
  { reference }: Desk,
  more: Partial<EntryClaim> & { readonly importer?: string } = {},
  at: Instant = AT,
): EntryLineReport {
  const { importer = IMPORTER, ...differs } = more;
  filed += 1;
  const report = good(reference.presentEntry({ ...entry(`F${filed}`, claim(40, differs)), importer }, at));
  expect(report.released, 'N-04: always released').toBe(true);
  return report.lines[0]!;
}

const codesOf = (line: EntryLineReport): readonly string[] => line.errors.map(({ code }) => code);
const codesAt = (text: string, more: Partial<EntryClaim> = {}): readonly string[] =>
  codesOf(file(desk(), more, instant(text)));
const stateOf = (reference: Reference, at: Instant): string | undefined =>
  reference.certificate(AU1, at)?.state;

describe('L01: the number is on file', () => {
  it('L01: one that is not on file by a single character matches nothing, and there is no balance to tell', () => {
    const line = file(desk(), { certificate: '6AU000002' });
    expect(line).toMatchObject({ state: 'unmatched', matched: false, preferentialRate: false });
    expect(line.errors).toEqual([
      { code: 'L01', fatal: true, expected: 'a certificate on file', actual: '6AU000002' },
    ]);
    expect(line.remaining).toBeUndefined();
  });

  it('L01: a refused certificate was never on file', () => {
    const opened = desk();
    expect(() => {
      opened.send({ number: '6AU000002', quantity: '1.5' });
    }).toThrow('R07');
    expect(codesOf(file(opened, { certificate: '6AU000002' }))).toEqual(['L01']);
  });

  it('L01: an entry that comes first is matched when the certificate arrives, by what it said when it was filed', () => {
    const opened = desk();
    const first = entry('E1', claim(40, { certificate: '6AU000002' }));
    expect(good(opened.reference.presentEntry(first, AT)).lines[0]!.errors).toMatchObject([{ code: 'L01' }]);
    const later = instant('2026-03-05T09:00:00Z');
    opened.send({ number: '6AU000002', quantity: '100' }, later);
    expect(opened.reference.entry('E1', later)).toMatchObject({
      presentedAt: AT,
      lines: [{ state: 'accepted', preferentialRate: true, errors: [], remaining: 60 }],
    });
  });

  it('L01: a certificate that arrives with another importer gives L04 in place of L01, and a replacement puts it right', () => {
    const opened = desk();
    const { reference, send } = opened;
    reference.presentEntry(entry('E1', claim(40, { certificate: '6AU000002' })), AT);
    send({ number: '6AU000002', importer: '98-765432100' });
    expect(reference.entry('E1', AT)).toMatchObject({
      lines: [{ state: 'unmatched', errors: [{ code: 'L04' }], remaining: 25000 }],
    });
    send({ number: '6AU000002', asked: '5' });
    expect(reference.entry('E1', AT)).toMatchObject({ lines: [{ state: 'accepted', errors: [] }] });
  });
});

describe('L04, L06: importer and origin are the certificate’s', () => {
  it('L04: any difference counts, and the suffix is part of the number', () => {
    for (const importer of ['12-345678901', '12-3456789', '', '123-45-6789'])
      expect(codesOf(file(desk(), { importer })), importer).toEqual(['L04']);
  });

  it('L06: any difference counts', () => {
    for (const origin of ['NZ', 'au', '', 'AUS'])
      expect(codesOf(file(desk(), { origin })), origin).toEqual(['L06']);
  });

  it('L04: goes by the importer of the newest version of the certificate', () => {
    const opened = desk();
    opened.send({
      number: AU1,
      asked: '5',
      quantity: '100',
      importer: '98-765432100',
      effective: '20260301',
      expiry: '20260331',
    });
    expect(codesOf(file(opened))).toEqual(['L04']);
    expect(codesOf(file(opened, { importer: '98-765432100' }))).toEqual([]);
  });
});

describe('L08: the certificate is not cancelled', () => {
  it('L08: once cancelled nothing matches it any more, and its balance is told as it was', () => {
    const opened = desk();
    expect(codesOf(file(opened))).toEqual([]);
    const other = desk();
    other.send({ number: AU1, asked: '1' });
    expect(file(other)).toMatchObject({
      state: 'unmatched',
      errors: [{ code: 'L08', fatal: true, expected: 'one not cancelled', actual: AU1 }],
      remaining: 100,
    });
    expect(stateOf(other.reference, AT)).toBe('cancelled');
  });
});

describe('L11: within the validity period, both days included', () => {
  it.each([
    ['the moment before the first day', '2026-02-28T23:59:59.999Z', ['L11']],
    ['the first moment of the first day', '2026-03-01T00:00:00Z', []],
    ['the last moment of the last day', '2026-03-31T23:59:59.999Z', []],
    ['the moment after the last day', '2026-04-01T00:00:00Z', ['L11']],
  ])('L11: %s (days are UTC, as everywhere that DTM has no zone)', (_, at, codes) => {
    expect(codesAt(at)).toEqual(codes);
  });

  it('L11: in Washington it is still the last day for some hours more, which count no longer (assumed)', () => {
    expect(codesAt('2026-04-01T03:59:59Z')).toEqual(['L11']);
  });

  it('L11: a leap day is a last day like another', () => {
    const year = instant('2028-02-15T12:00:00Z');
    const opened = openDesk(guide, year);
    opened.send({ number: '8AU000001', issued: '20280201', expiry: '20280229' });
    const of = { certificate: '8AU000001' };
    expect(codesOf(file(opened, of, instant('2028-02-29T23:59:59.999Z')))).toEqual([]);
    expect(codesOf(file(opened, of, instant('2028-03-01T00:00:00Z')))).toEqual(['L11']);
  });

  it('L11: without dates it is valid from the day of issuance to 31 December of its year', () => {
    const opened = openDesk(guide, AT);
    opened.send({ number: '6AU000002', expiry: '' });
    const of = { certificate: '6AU000002' };
    expect(codesOf(file(opened, of, instant('2026-02-26T23:59:59.999Z')))).toEqual(['L11']);
    expect(codesOf(file(opened, of, instant('2026-02-27T00:00:00Z')))).toEqual([]);
    expect(codesOf(file(opened, of, instant('2026-12-31T23:59:59.999Z')))).toEqual([]);
    expect(codesOf(file(opened, of, instant('2027-01-01T00:00:00Z')))).toEqual(['L11']);
  });

  it('L11: goes by the time of presentation, not by that of the certificate that arrives later', () => {
    const { reference, send } = openDesk(guide, AT);
    reference.presentEntry(
      entry('EARLY', claim(1, { certificate: '6AU000002' })),
      instant('2026-02-26T12:00:00Z'),
    );
    reference.presentEntry(
      entry('LATE', claim(1, { certificate: '6AU000002' })),
      instant('2026-03-31T12:00:00Z'),
    );
    const arrival = instant('2026-04-03T12:00:00Z');
    send({ number: '6AU000002', expiry: '20260331' }, arrival);
    expect(reference.entry('EARLY', arrival)).toMatchObject({ lines: [{ errors: [{ code: 'L11' }] }] });
    expect(reference.entry('LATE', arrival)).toMatchObject({ lines: [{ state: 'accepted', errors: [] }] });
  });
});

describe('L13: HTS number and unit are those of a line', () => {
  it.each<readonly [string, Partial<EntryClaim>, readonly string[]]>([
    ['six digits', { hts: FRESH }, []],
    ['eight digits that begin with the six', { hts: '02013050' }, []],
    ['ten digits that begin with the six', { hts: '0201305085' }, []],
    ['five digits', { hts: '02013' }, ['L13']],
    ['another subheading', { hts: '020120' }, ['L13']],
    ['the unit of another scale', { unit: 'TNE' }, ['L13']],
    ['the unit in lower case', { unit: 'kgm' }, ['L13']],
    ['neither', { hts: '020230', unit: 'TNE' }, ['L13']],
  ])('L13: %s', (_, more, codes) => {
    expect(codesAt('2026-03-02T12:00:00Z', more)).toEqual(codes);
  });

  it('L13: tells the goods that the certificate has, and no balance, for there is none of these', () => {
    const line = file(desk(), { hts: '020230' });
    expect(line.errors).toEqual([{ code: 'L13', fatal: true, expected: '020130 KGM', actual: '020230 KGM' }]);
    expect(line.remaining).toBeUndefined();
  });
});

describe('L15, L17: the balance of the line', () => {
  it('L15: exactly the balance is accepted, one more is not, and what is refused draws nothing', () => {
    const opened = desk();
    expect(file(opened, { quantity: 101 })).toMatchObject({
      state: 'unmatched',
      errors: [{ code: 'L15', expected: 'at most 100 KGM', actual: '101 KGM of 020130' }],
      remaining: 100,
    });
    expect(file(opened, { quantity: 60 })).toMatchObject({ state: 'accepted', remaining: 40 });
    expect(codesOf(file(opened, { quantity: 41 }))).toEqual(['L15']);
    expect(file(opened, { quantity: 40 })).toMatchObject({ state: 'accepted', remaining: 0 });
    expect([usedOf(opened.reference, AT), stateOf(opened.reference, AT)]).toEqual([100, 'exhausted']);
  });

  it('L17: with nothing left it is L17 and not L15, however little is claimed', () => {
    const opened = desk();
    file(opened, { quantity: 100 });
    for (const quantity of [1, 1000]) expect(codesOf(file(opened, { quantity }))).toEqual(['L17']);
  });

  it('L15: the lines of one entry draw one after the other', () => {
    const { reference } = desk();
    const { lines } = good(
      reference.presentEntry(entry('E1', claim(60), claim(60), claim(40), claim(1)), AT),
    );
    expect(lines.map(codesOf)).toEqual([[], ['L15'], [], ['L17']]);
  });

  it('L17: a cancelled entry gives back what it drew, once, and an entry after it matches', () => {
    const { reference } = desk();
    reference.presentEntry(entry('E1', claim(100)), AT);
    expect(refusal(reference.cancelEntry('E1', AT))).toBe('not refused');
    expect(refusal(reference.cancelEntry('E1', AT))).toBe('entry-cancelled');
    expect([usedOf(reference, AT), stateOf(reference, AT)]).toEqual([0, 'registered']);
    expect(good(reference.presentEntry(entry('E2', claim(100)), AT)).lines[0]!.errors).toEqual([]);
  });

  it('L15: a replacement that raises the quantity lets in what waits, in the order of filing', () => {
    const { reference, send } = desk();
    reference.presentEntry(entry('E0', claim(100)), AT);
    reference.presentEntry(entry('E1', claim(30)), AT);
    reference.presentEntry(entry('E2', claim(30)), AT);
    const period = { effective: '20260301', expiry: '20260331' };
    send({ number: AU1, asked: '5', quantity: '130', ...period });
    const codes = ['E1', 'E2'].map((one) => codesOf(reference.entry(one, AT)!.lines[0]!));
    expect(codes).toEqual([[], ['L17']]);
    send({ number: AU1, asked: '5', quantity: '159', ...period });
    expect(codesOf(reference.entry('E2', AT)!.lines[0]!)).toEqual(['L15']);
    send({ number: AU1, asked: '5', quantity: '160', ...period });
    expect(codesOf(reference.entry('E2', AT)!.lines[0]!)).toEqual([]);
  });
});

describe('all differences together', () => {
  /** What may differ at once, in the order in which the reading has it; the last three exclude one another. */
  const FAULTS = ['L04', 'L06', 'L08', 'L11'] as const;
  const BALANCES = ['none', 'L13', 'L15', 'L17'] as const;

  const sets = fc.record({
    faults: fc.subarray([...FAULTS]),
    balance: fc.constantFrom(...BALANCES),
    // A country may say so of any; where there is no balance to charge it changes nothing.
    informational: fc.subarray(['L04', 'L06', 'L08', 'L11', 'L13', 'L15', 'L17']),
  });

  it('L01 to L17: every one is told, in the reading’s order; the country says which are fatal, and only those block', () => {
    fc.assert(
      fc.property(sets, ({ faults, balance, informational }) => {
        const opened = desk(withInformational('AU', informational));
        const has = (code: (typeof FAULTS)[number]): boolean => faults.includes(code);
        // What is used is never cancelled (R16): a certificate is one or the other.
        const left = has('L08') && balance === 'L17' ? 'L15' : balance;
        if (left === 'L17') file(opened, { quantity: 100 });
        if (has('L08')) opened.send({ number: AU1, asked: '1' });
        const line = file(
          opened,
          {
            ...(has('L04') ? { importer: '98-765432100' } : {}),
            ...(has('L06') ? { origin: 'NZ' } : {}),
            ...(left === 'L13' ? { hts: '020230' } : {}),
            ...(left === 'L15' ? { quantity: 101 } : {}),
          },
          has('L11') ? instant('2026-04-01T00:00:00Z') : AT,
        );
        const told = [...faults, ...(left === 'none' ? [] : [left])];
        expect(codesOf(line)).toEqual(told);
        const waived = ['L04', 'L06', 'L11'].filter((code) => informational.includes(code));
        const fatal = told.filter((code) => !waived.includes(code));
        expect(line.errors.filter((error) => error.fatal).map(({ code }) => code)).toEqual(fatal);
        expect(line).toMatchObject({ matched: fatal.length === 0, preferentialRate: fatal.length === 0 });
      }),
      { numRuns: 150 },
    );
  });

  it('L06, L04: fatal or not is for the country of the certificate to say, not for another', () => {
    const participants = withInformational('NZ', ['L04', 'L06', 'L11']);
    const opened = desk(participants);
    opened.send({ number: '6NZ000001', origin: 'NZ', quantity: '100' });
    expect(file(opened, { importer: 'X' })).toMatchObject({ matched: false });
    expect(file(opened, { importer: 'X', origin: 'AU', certificate: '6NZ000001' })).toMatchObject({
      matched: true,
      errors: [
        { code: 'L04', fatal: false },
        { code: 'L06', fatal: false },
      ],
    });
  });

  it('L01, Q15: an unknown number and a quantity of nothing are both told', () => {
    expect(codesOf(file(desk(), { certificate: '6AU000009', quantity: 0 }))).toEqual(['L01', 'Q15']);
  });
});
