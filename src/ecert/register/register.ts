import { assert, type Instant } from '../../core/index.js';
import type { DocumentData } from '../../guide/index.js';
import type { RegisteredLine } from '../model.js';
import type { CertificateKey, RegisterStore, StoredCertificate } from '../store/port.js';

/** The content of an accepted original or replacement, parsed. */
export interface CertificateContent {
  readonly issueDate: string;
  readonly effectiveDate: string;
  readonly expiryDate: string;
  readonly origin: string;
  readonly importer: string;
  readonly lines: readonly Omit<RegisteredLine, 'used'>[];
  readonly document: DocumentData;
}

/** What may be asked about the register without changing it. */
export interface RegisterView {
  find(key: CertificateKey): StoredCertificate | undefined;
  named(number: string): readonly StoredCertificate[];
  all(): readonly StoredCertificate[];
}

/**
 * The register of certificates. Every operation asserts what the rules have checked before (R03, R13 to R16) and what
 * entries have checked (L15): a call that breaks one is a fault of ours, and must not leave a wrong balance behind.
 */
export interface Register extends RegisterView {
  register(key: CertificateKey, content: CertificateContent, at: Instant): void;
  /** Puts new content in place of the old; what entries have used stays used. */
  replace(key: CertificateKey, content: CertificateContent, at: Instant): void;
  cancel(key: CertificateKey, at: Instant): void;
  /** Draws a quantity from one line's balance. */
  charge(key: CertificateKey, lineNumber: number, quantity: number, at: Instant): void;
}

/** Whether two lines are the same goods: HTS number and unit name a line's balance (L13). */
export function sameGoods(
  a: { readonly hts: string; readonly unit: string },
  b: { readonly hts: string; readonly unit: string },
): boolean {
  return a.hts === b.hts && a.unit === b.unit;
}

/** The quantity already used of the goods of a line. */
export function usedOf(
  lines: readonly RegisteredLine[],
  goods: { readonly hts: string; readonly unit: string },
): number {
  return lines.find((line) => sameGoods(line, goods))?.used ?? 0;
}

/** Makes a register over a store. */
export function createRegister(store: RegisterStore): Register {
  const onFile = (key: CertificateKey): StoredCertificate => {
    const certificate = store.get(key);
    assert(certificate, `certificate ${key.number} is on file before it is changed`);
    assert(!certificate.cancelled, `certificate ${key.number} is not cancelled before it is changed`);
    return certificate;
  };
  return {
    find: (key) => store.get(key),
    named: (number) => store.named(number),
    all: () => store.all(),
    register(key, content, at) {
      assert(store.get(key) === undefined, `certificate ${key.number} is registered once`);
      const lines = content.lines.map((line) => ({ ...line, used: 0 }));
      const change = { kind: 'registered', at } as const;
      store.put({ ...key, ...content, lines, replacements: 0, registeredAt: at, cancelled: false, change });
    },
    replace(key, content, at) {
      const before = onFile(key);
      const lines = content.lines.map((line) => ({ ...line, used: usedOf(before.lines, line) }));
      for (const old of before.lines) {
        const kept = lines.find((line) => sameGoods(line, old));
        assert(
          old.used <= (kept?.quantity ?? 0),
          `replacement of ${key.number} keeps the used quantity of line ${old.number}`,
        );
      }
      const replacements = before.replacements + 1;
      store.put({ ...before, ...content, lines, replacements, change: { kind: 'replaced', at } });
    },
    cancel(key, at) {
      const before = onFile(key);
      assert(
        before.lines.every((line) => line.used === 0),
        `certificate ${key.number} is unused when it is cancelled`,
      );
      store.put({ ...before, cancelled: true, change: { kind: 'cancelled', at } });
    },
    charge(key, lineNumber, quantity, at) {
      const before = onFile(key);
      const charged = before.lines.find((line) => line.number === lineNumber);
      assert(charged, `line ${lineNumber} of ${key.number} exists`);
      assert(
        Number.isSafeInteger(quantity) && quantity > 0,
        `a charge of ${key.number} is a whole number above zero`,
      );
      assert(
        charged.used + quantity <= charged.quantity,
        `a charge of ${key.number} stays within the balance`,
      );
      const lines = before.lines.map((line) =>
        line === charged ? { ...line, used: line.used + quantity } : line,
      );
      store.put({ ...before, lines, change: { kind: 'charged', at } });
    },
  };
}
