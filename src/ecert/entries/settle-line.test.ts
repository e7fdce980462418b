import { describe, expect, it } from 'vitest';
import { parseInstant, type Instant } from '../../core/index.js';
import type { Participant } from '../../guide/index.js';
import type { EntryLine, EntryLineReport } from '../model.js';
import { registerIn } from '../register/register.fixture.js';
import type { Register } from '../register/register.js';
import type { SynchronousStore } from '../store/port.js';
import { createMemoryStore } from '../store/memory-store.js';
import { restraintLevels } from '../quota/restraint-levels.js';
import { entryDesk } from './entry-desk.js';
import { fileLine } from './present-entry.js';

const AT = parseInstant('2026-03-10T12:00:00Z')!;
const KEY = { participant: 'AUDAFF', kind: '05', year: 2026, number: '6AU000123' };
const AUDAFF: Participant = {
  id: 'AUDAFF',
  name: 'Australia',
  country: 'AU',
  kinds: ['05'],
  status: 'authorised',
  environments: ['test'],
};
const CLAIM: EntryLine = {
  entry: 'E1',
  certificate: KEY.number,
  importer: '12-345678900',
  origin: 'AU',
  hts: '020130',
  unit: 'KGM',
  quantity: 40,
};

type StoredRegister = Register & { readonly store: SynchronousStore };

function fileEntry(
  claim: EntryLine,
  at: Instant,
  { store }: StoredRegister,
  participants: readonly Participant[],
): EntryLineReport {
  const setting = { participants, levels: restraintLevels(undefined), plan: undefined };
  return store.transactNow((view) => fileLine(entryDesk(setting, view), claim, at));
}

function register(): StoredRegister {
  const store = createMemoryStore();
  const made = { ...registerIn(store), store };
  const lines = [{ number: 1, hts: '020130', unit: 'KGM', quantity: 100, used: 0 }];
  const dates = { issueDate: '20260227', effectiveDate: '20260301', expiryDate: '20260331' };
  made.register(KEY, { ...dates, origin: 'AU', importer: '12-345678900', lines, document: {} }, AT);
  return made;
}

const codesOf = (
  claim: Partial<EntryLine>,
  made = register(),
  at = AT,
  participant = AUDAFF,
): readonly string[] =>
  fileEntry({ ...CLAIM, ...claim }, at, made, [participant]).errors.map((error) => error.code);

describe('an entry line that matches', () => {
  it('draws on the balance until nothing is left', () => {
    const made = register();
    expect(fileEntry(CLAIM, AT, made, [AUDAFF])).toEqual({
      line: 1,
      certificate: KEY.number,
      quantity: 40,
      state: 'accepted',
      matched: true,
      preferentialRate: true,
      errors: [],
      remaining: 60,
    });
    expect(fileEntry({ ...CLAIM, quantity: 60 }, AT, made, [AUDAFF])).toMatchObject({
      matched: true,
      remaining: 0,
    });
    expect(made.find(KEY)?.lines[0]?.used).toBe(100);
  });

  it('is in effect from the first moment of the first day to the last moment of the last', () => {
    expect(codesOf({}, register(), parseInstant('2026-03-01T00:00:00Z'))).toEqual([]);
    expect(codesOf({}, register(), parseInstant('2026-03-31T23:59:59Z'))).toEqual([]);
    expect(codesOf({}, register(), parseInstant('2026-02-28T23:59:59Z'))).toEqual(['L11']);
    expect(codesOf({}, register(), parseInstant('2026-04-01T00:00:00Z'))).toEqual(['L11']);
  });
});

describe('an entry line that does not match', () => {
  it.each<readonly [string, Partial<EntryLine>]>([
    ['L01', { certificate: '6AU000999' }],
    ['L04', { importer: '12-345678901' }],
    ['L06', { origin: 'NZ' }],
    ['L13', { hts: '020230' }],
    ['L13', { unit: 'TNE' }],
    ['L15', { quantity: 101 }],
    ['Q15', { quantity: 0 }],
    ['Q15', { quantity: 1.5 }],
  ])('gives %s and draws nothing', (code, claim) => {
    const made = register();
    expect(codesOf(claim, made)).toEqual([code]);
    expect(made.find(KEY)?.lines[0]?.used).toBe(0);
  });

  it('compares the six digits that a certificate has with the first six of an entry', () => {
    expect(codesOf({ hts: '0201305085' })).toEqual([]);
    expect(codesOf({ hts: '0202305085' })).toEqual(['L13']);
  });

  it('goes by the kind that the claim names', () => {
    expect(codesOf({ kind: '05' })).toEqual([]);
    expect(codesOf({ kind: '08' })).toEqual(['L01']);
  });

  it('gives L08 for a cancelled certificate and L17, not L15, when the balance is used up', () => {
    const cancelled = register();
    cancelled.cancel(KEY, AT);
    expect(codesOf({}, cancelled)).toEqual(['L08']);
    const used = register();
    used.charge(KEY, CLAIM, 100, AT);
    expect(codesOf({}, used)).toEqual(['L17']);
  });

  it('tells everything at once, in the order of the checks', () => {
    const made = register();
    made.cancel(KEY, AT);
    const claim = { ...CLAIM, importer: 'X', origin: 'NZ', quantity: 101 };
    const outcome = fileEntry(claim, parseInstant('2026-05-01T00:00:00Z')!, made, [AUDAFF]);
    expect(outcome.errors).toEqual([
      { code: 'L04', fatal: true, expected: '12-345678900', actual: 'X' },
      { code: 'L06', fatal: true, expected: 'AU', actual: 'NZ' },
      { code: 'L08', fatal: true, expected: 'one not cancelled', actual: '6AU000123' },
      { code: 'L11', fatal: true, expected: '20260301 to 20260331', actual: '20260501' },
      { code: 'L15', fatal: true, expected: 'at most 100 KGM', actual: '101 KGM of 020130' },
    ]);
    expect(outcome).toMatchObject({ matched: false, preferentialRate: false, remaining: 100 });
  });

  it('matches all the same where the country has differences reported only', () => {
    const made = register();
    const lenient = { ...AUDAFF, informational: ['L04', 'L06'] };
    const outcome = fileEntry({ ...CLAIM, importer: 'X', origin: 'NZ' }, AT, made, [lenient]);
    expect(outcome.errors.map(({ code, fatal }) => [code, fatal])).toEqual([
      ['L04', false],
      ['L06', false],
    ]);
    expect(outcome).toMatchObject({ matched: true, remaining: 60 });
  });

  it('matches all the same out of its time, where the country has that reported only', () => {
    const made = register();
    const late = parseInstant('2026-04-01T00:00:00Z')!;
    expect(fileEntry(CLAIM, late, made, [{ ...AUDAFF, informational: ['L04'] }])).toMatchObject({
      matched: false,
      errors: [{ code: 'L11', fatal: true, actual: '20260401' }],
      remaining: 100,
    });
    expect(fileEntry(CLAIM, late, made, [{ ...AUDAFF, informational: ['L11'] }])).toMatchObject({
      matched: true,
      preferentialRate: true,
      errors: [{ code: 'L11', fatal: false, expected: '20260301 to 20260331', actual: '20260401' }],
      remaining: 60,
    });
  });

  it.each<readonly [string, Partial<EntryLine>, string, string]>([
    ['L01', { certificate: '6AU000999' }, 'a certificate on file', '6AU000999'],
    ['L04', { importer: '12-345678901' }, '12-345678900', '12-345678901'],
    ['L06', { origin: 'NZ' }, 'AU', 'NZ'],
    ['L13', { hts: '020230' }, '020130 KGM', '020230 KGM'],
    ['L13', { unit: 'TNE' }, '020130 KGM', '020130 TNE'],
    ['L15', { quantity: 101 }, 'at most 100 KGM', '101 KGM of 020130'],
    ['Q15', { quantity: 0 }, 'a whole quantity above 0', '0'],
  ])('says what was expected and what was claimed: %s', (code, claim, expected, actual) => {
    const { errors } = fileEntry({ ...CLAIM, ...claim }, AT, register(), [AUDAFF]);
    expect(errors).toEqual([{ code, fatal: true, expected, actual }]);
  });

  it('just above the balance draws nothing; exactly the balance draws it all', () => {
    const made = register();
    expect(fileEntry({ ...CLAIM, quantity: 101 }, AT, made, [AUDAFF])).toMatchObject({
      state: 'unmatched',
      preferentialRate: false,
      remaining: 100,
    });
    expect(fileEntry({ ...CLAIM, quantity: 100 }, AT, made, [AUDAFF])).toMatchObject({
      state: 'accepted',
      remaining: 0,
    });
  });

  it('never matches without a balance to draw on, whatever the country says', () => {
    const lenient = { ...AUDAFF, informational: ['L01', 'L08', 'L13', 'L15', 'L17'] };
    const made = register();
    const outcome = fileEntry({ ...CLAIM, quantity: 101 }, AT, made, [lenient]);
    expect(outcome).toMatchObject({ matched: false, preferentialRate: false, remaining: 100 });
    expect(outcome.errors).toMatchObject([{ code: 'L15', fatal: true }]);
    expect(made.find(KEY)?.lines[0]?.used).toBe(0);
  });
});
