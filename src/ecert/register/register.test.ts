import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HarnessFault, addMs, instantOf, parseInstant, type Instant } from '../../core/index.js';
import { createMemoryStore } from '../store/memory-store.js';
import type { CertificateKey } from './stored-certificate.js';
import { recordOf, stateOf } from './certificate-state.js';
import { nearestInYear } from './nearest-year.js';
import { registerIn } from './register.fixture.js';
import type { CertificateContent, Register } from './register.js';

const AT = parseInstant('2026-03-02T12:00:00Z')!;
const KEY: CertificateKey = { participant: 'AUDAFF', kind: '05', year: 2026, number: '6AU000123' };

const BEEF = { hts: '020130', unit: 'KGM' };
const FROZEN = { hts: '020230', unit: 'KGM' };

function contentOf(quantities: Readonly<Record<string, number>>): CertificateContent {
  const lines = Object.entries(quantities).map(([hts, quantity], i) => ({
    number: i + 1,
    hts,
    unit: 'KGM',
    quantity,
    used: 0,
  }));
  const dates = { issueDate: '20260227', effectiveDate: '20260227', expiryDate: '20261231' };
  return {
    ...dates,
    origin: 'AU',
    importer: '12-345678900',
    lines,
    document: { certificateNumber: KEY.number },
  };
}

function registered(quantities: Readonly<Record<string, number>>): Register {
  const register = registerIn(createMemoryStore());
  register.register(KEY, contentOf(quantities), AT);
  return register;
}

const stateAt = (register: Register, at: Instant): string => stateOf(register.find(KEY)!, at);

describe('the life of a certificate', () => {
  it('goes from registered over partly used to exhausted, and stays exhausted after its last day', () => {
    const register = registered({ '020130': 100, '020230': 50 });
    expect(stateAt(register, AT)).toBe('registered');
    register.charge(KEY, BEEF, 100, AT);
    expect(stateAt(register, AT)).toBe('partly-used');
    register.charge(KEY, FROZEN, 50, AT);
    expect(stateAt(register, AT)).toBe('exhausted');
    expect(stateAt(register, parseInstant('2027-06-01T00:00:00Z')!)).toBe('exhausted');
  });

  it('expires at the end of its last day', () => {
    const register = registered({ '020130': 100 });
    expect(stateAt(register, parseInstant('2026-12-31T23:59:59Z')!)).toBe('registered');
    expect(stateAt(register, parseInstant('2027-01-01T00:00:00Z')!)).toBe('expired');
  });

  it('keeps what was used through a replacement, whatever the order of the lines', () => {
    const register = registered({ '020130': 100, '020230': 50 });
    register.charge(KEY, FROZEN, 20, AT);
    register.replace(KEY, contentOf({ '020230': 20, '020130': 70 }), AT);
    const record = recordOf(register.find(KEY)!, AT);
    expect(record.lines).toEqual([
      { number: 1, hts: '020230', unit: 'KGM', quantity: 20, used: 20 },
      { number: 2, hts: '020130', unit: 'KGM', quantity: 70, used: 0 },
    ]);
    expect(record).toMatchObject({ state: 'partly-used', replacements: 1, registeredAt: AT });
  });

  it('ends with a cancellation', () => {
    const register = registered({ '020130': 100 });
    register.cancel(KEY, AT);
    expect(stateAt(register, AT)).toBe('cancelled');
    expect(() => {
      register.replace(KEY, contentOf({ '020130': 1 }), AT);
    }).toThrow(HarnessFault);
    expect(() => {
      register.charge(KEY, BEEF, 1, AT);
    }).toThrow(HarnessFault);
    expect(() => {
      register.cancel(KEY, AT);
    }).toThrow(HarnessFault);
  });

  it('is kept version by version', () => {
    const register = registerIn(createMemoryStore());
    register.register(KEY, contentOf({ '020130': 100 }), AT);
    register.charge(KEY, BEEF, 1, addMs(AT, DAY_MS));
    register.replace(KEY, contentOf({ '020130': 90 }), addMs(AT, 2 * DAY_MS));
    expect(
      register
        .history(KEY)
        .map((version) => [version.change.kind, version.lines[0]?.quantity, version.lines[0]?.used]),
    ).toEqual([
      ['registered', 100, 0],
      ['charged', 100, 1],
      ['replaced', 90, 1],
    ]);
  });
});

describe('what the register refuses, as a fault of ours', () => {
  it('a second registration under the same key', () => {
    const register = registered({ '020130': 100 });
    expect(() => {
      register.register(KEY, contentOf({ '020130': 1 }), AT);
    }).toThrow(HarnessFault);
  });

  it('changes to what is not on file', () => {
    const register = registerIn(createMemoryStore());
    expect(() => {
      register.cancel(KEY, AT);
    }).toThrow(HarnessFault);
  });

  it.each([[101], [0], [-1], [0.5]])('a charge of %d on a balance of 100', (quantity) => {
    const register = registered({ '020130': 100 });
    expect(() => {
      register.charge(KEY, BEEF, quantity, AT);
    }).toThrow(HarnessFault);
    expect(register.find(KEY)?.lines[0]?.used).toBe(0);
  });

  it('a replacement that drops what was used', () => {
    const register = registered({ '020130': 100 });
    register.charge(KEY, BEEF, 40, AT);
    expect(() => {
      register.replace(KEY, contentOf({ '020130': 39 }), AT);
    }).toThrow(HarnessFault);
    expect(() => {
      register.replace(KEY, contentOf({ '020230': 100 }), AT);
    }).toThrow(HarnessFault);
  });
});

it('finds the certificate of the year, else of the nearest one', () => {
  const register = registerIn(createMemoryStore());
  register.register({ ...KEY, year: 2016 }, contentOf({ '020130': 1 }), instantOf(0));
  register.register(KEY, contentOf({ '020130': 2 }), AT);
  const yearAt = (text: string): number | undefined =>
    nearestInYear(register.named(KEY.number), parseInstant(text)!)?.year;
  expect(yearAt('2026-03-02T12:00:00Z')).toBe(2026);
  expect(yearAt('2025-12-20T12:00:00Z')).toBe(2026);
  expect(yearAt('2017-01-20T12:00:00Z')).toBe(2016);
  expect(nearestInYear([], AT)).toBeUndefined();
});

/** The simplest thing that could be a register: per certificate what is authorised and used of one kind of goods. */
interface SimpleCertificate {
  quantity: number;
  used: number;
  replacements: number;
  cancelled: boolean;
}

type Operation =
  | { readonly kind: 'register' | 'replace' | 'charge'; readonly number: string; readonly quantity: number }
  | { readonly kind: 'cancel'; readonly number: string };

function simply(model: Map<string, SimpleCertificate>, operation: Operation): boolean {
  const found = model.get(operation.number);
  if (operation.kind === 'register') {
    if (found !== undefined) return false;
    model.set(operation.number, { quantity: operation.quantity, used: 0, replacements: 0, cancelled: false });
    return true;
  }
  if (found === undefined || found.cancelled) return false;
  if (operation.kind === 'cancel') {
    found.cancelled = found.used === 0;
    return found.cancelled;
  }
  if (operation.kind === 'replace') {
    if (operation.quantity < found.used) return false;
    found.quantity = operation.quantity;
    found.replacements += 1;
    return true;
  }
  if (operation.quantity > found.quantity - found.used) return false;
  found.used += operation.quantity;
  return true;
}

function really(register: Register, operation: Operation): boolean {
  const key = { ...KEY, number: operation.number };
  try {
    if (operation.kind === 'register')
      register.register(key, contentOf({ '020130': operation.quantity }), AT);
    else if (operation.kind === 'replace')
      register.replace(key, contentOf({ '020130': operation.quantity }), AT);
    else if (operation.kind === 'charge') register.charge(key, BEEF, operation.quantity, AT);
    else register.cancel(key, AT);
    return true;
  } catch (fault) {
    expect(fault).toBeInstanceOf(HarnessFault);
    return false;
  }
}

function simpleState({ cancelled, used, quantity }: SimpleCertificate): string {
  if (cancelled) return 'cancelled';
  if (used === 0) return 'registered';
  return used === quantity ? 'exhausted' : 'partly-used';
}

it('does what the simplest register does, in any order of operations', () => {
  const number = fc.constantFrom('6AU000001', '6AU000002');
  const quantity = fc.integer({ min: 1, max: 12 });
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('register' as const, 'replace' as const, 'charge' as const),
      number,
      quantity,
    }),
    fc.record({ kind: fc.constant('cancel' as const), number }),
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
      const register = registerIn(createMemoryStore());
      const model = new Map<string, SimpleCertificate>();
      for (const each of operations) expect(really(register, each)).toBe(simply(model, each));
      const seen = register.all().map((certificate) => {
        const { number: name, state, replacements, lines } = recordOf(certificate, AT);
        expect(lines[0]!.used).toBeLessThanOrEqual(lines[0]!.quantity);
        return [name, state, replacements, lines[0]!.quantity, lines[0]!.used];
      });
      const wanted = [...model].map(([name, one]) => [
        name,
        simpleState(one),
        one.replacements,
        one.quantity,
        one.used,
      ]);
      expect(seen).toEqual(wanted);
    }),
  );
});
