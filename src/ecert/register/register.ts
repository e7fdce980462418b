import { assert, instantOf, type Instant } from '../../core/index.js';
import type { RegisteredLine } from '../model.js';
import type { StoreView } from '../store/port.js';
import {
  CERTIFICATES,
  certificateKeyText,
  issuedText,
  PAST_CERTIFICATES,
  type CertificateChange,
  type CertificateKey,
  type StoredCertificate,
} from './stored-certificate.js';
import type { StoredDocument } from './stored-document.js';

/** The content of an accepted original or replacement, parsed. */
export interface CertificateContent {
  readonly issueDate: string;
  readonly effectiveDate: string;
  readonly expiryDate: string;
  readonly origin: string;
  readonly importer: string;
  /** Of which nothing is used yet. */
  readonly lines: readonly RegisteredLine[];
  readonly document: StoredDocument;
}

/** What may be asked about the register without changing it. */
export interface RegisterView {
  find(key: CertificateKey): StoredCertificate | undefined;
  /** Every certificate with this number, in order of registration. */
  named(number: string): readonly StoredCertificate[];
  /** A participant's certificates issued from one day to another (CCYYMMDD, both included), in order of registration. */
  issued(participant: string, first: string, last: string): readonly StoredCertificate[];
  all(): readonly StoredCertificate[];
}

/**
 * The register of certificates. What changes a certificate gives it as it is on file then. Every operation asserts what the rules have checked before (R03, R13 to R16) and what
 * entries have checked (L15): a call that breaks one is a fault of ours, and must not leave a wrong balance behind.
 */
export interface Register extends RegisterView {
  /** Every version of one certificate, oldest first. */
  history(key: CertificateKey): readonly StoredCertificate[];
  register(key: CertificateKey, content: CertificateContent, at: Instant): StoredCertificate;
  /** Puts new content in place of the old; what entries have used stays used. */
  replace(key: CertificateKey, content: CertificateContent, at: Instant): StoredCertificate;
  cancel(key: CertificateKey, at: Instant): StoredCertificate;
  /** Draws a quantity from the balance of the line with these goods. */
  charge(key: CertificateKey, goods: Goods, quantity: number, at: Instant): void;
  /** Gives back what was drawn. */
  restore(key: CertificateKey, goods: Goods, quantity: number, at: Instant): void;
}

/** HTS number and unit: what names a line's balance (L13). */
export interface Goods {
  readonly hts: string;
  readonly unit: string;
}

/** Whether two lines are the same goods. */
export function sameGoods(a: Goods, b: Goods): boolean {
  return a.hts === b.hts && a.unit === b.unit;
}

/** The quantity already used of the goods of a line. */
export function usedOf(lines: readonly RegisteredLine[], goods: Goods): number {
  return lines.find((line) => sameGoods(line, goods))?.used ?? 0;
}

type NewVersion = Omit<StoredCertificate, 'version'>;

/** What was done last to what was registered: the same for all certificates of an interchange. */
let lastRegistered: CertificateChange = { kind: 'registered', at: instantOf(0) };

function registeredAt(at: Instant): CertificateChange {
  if (lastRegistered.at !== at) lastRegistered = { kind: 'registered', at };
  return lastRegistered;
}

/** Written out: this is done for every certificate, and spreading three records costs more than reading one. */
function firstVersion(key: CertificateKey, content: CertificateContent, at: Instant): StoredCertificate {
  return {
    participant: key.participant,
    kind: key.kind,
    year: key.year,
    number: key.number,
    issueDate: content.issueDate,
    effectiveDate: content.effectiveDate,
    expiryDate: content.expiryDate,
    origin: content.origin,
    importer: content.importer,
    lines: content.lines,
    document: content.document,
    replacements: 0,
    registeredAt: at,
    cancelled: false,
    change: registeredAt(at),
    version: 1,
  };
}

/** Puts a version on file, the one before it among the past ones. */
function putVersion(view: StoreView, next: NewVersion, before: StoredCertificate): StoredCertificate {
  view.put(PAST_CERTIFICATES, before);
  const certificate = { ...next, version: before.version + 1 };
  view.put(CERTIFICATES, certificate);
  return certificate;
}

/** The certificate on file under a key, fit to be changed. */
function onFile(view: StoreView, key: CertificateKey): StoredCertificate {
  const certificate = view.get(CERTIFICATES, certificateKeyText(key));
  assert(certificate, `certificate ${key.number} is on file before it is changed`);
  assert(!certificate.cancelled, `certificate ${key.number} is not cancelled before it is changed`);
  return certificate;
}

function replaceIn(
  view: StoreView,
  key: CertificateKey,
  content: CertificateContent,
  at: Instant,
): StoredCertificate {
  const before = onFile(view, key);
  const lines = content.lines.map((line) => ({ ...line, used: usedOf(before.lines, line) }));
  for (const old of before.lines) {
    const kept = lines.find((line) => sameGoods(line, old));
    assert(
      old.used <= (kept?.quantity ?? 0),
      `replacement of ${key.number} keeps the used quantity of line ${old.number}`,
    );
  }
  const replacements = before.replacements + 1;
  const change = { kind: 'replaced', at } as const;
  return putVersion(view, { ...before, ...content, lines, replacements, change }, before);
}

function cancelIn(view: StoreView, key: CertificateKey, at: Instant): StoredCertificate {
  const before = onFile(view, key);
  assert(
    before.lines.every((line) => line.used === 0),
    `certificate ${key.number} is unused when it is cancelled`,
  );
  return putVersion(view, { ...before, cancelled: true, change: { kind: 'cancelled', at } }, before);
}

/** Moves the balance of the line with these goods: down by a charge, up again by what is given back. */
function drawIn(view: StoreView, key: CertificateKey, goods: Goods, quantity: number, at: Instant): void {
  const before = onFile(view, key);
  const drawn = before.lines.find((line) => sameGoods(line, goods));
  assert(drawn, `${key.number} has a line of ${goods.hts} in ${goods.unit}`);
  assert(Number.isSafeInteger(quantity) && quantity !== 0, `a charge of ${key.number} is a whole number`);
  const used = drawn.used + quantity;
  assert(used >= 0 && used <= drawn.quantity, `a charge of ${key.number} stays within the balance`);
  const lines = before.lines.map((line) => (line === drawn ? { ...line, used } : line));
  const kind = quantity > 0 ? 'charged' : 'restored';
  putVersion(view, { ...before, lines, change: { kind, at } }, before);
}

function assertAboveZero(quantity: number, number: string): void {
  assert(quantity > 0, `a charge of ${number} is above zero`);
}

/** Makes a register over the records of a store. */
export function createRegister(view: StoreView): Register {
  const find = (key: CertificateKey): StoredCertificate | undefined =>
    view.get(CERTIFICATES, certificateKeyText(key));
  return {
    find,
    named: (number) => view.find(CERTIFICATES, 'number', number),
    issued: (participant, first, last) =>
      view.range(CERTIFICATES, 'issued', issuedText(participant, first), issuedText(participant, last)),
    all: () => view.all(CERTIFICATES),
    history(key) {
      const newest = find(key);
      const past = view.find(PAST_CERTIFICATES, 'certificate', certificateKeyText(key));
      return newest === undefined ? past : [...past, newest];
    },
    register(key, content, at) {
      const certificate = firstVersion(key, content, at);
      assert(view.insert(CERTIFICATES, certificate), `certificate ${key.number} is registered once`);
      return certificate;
    },
    replace: (key, content, at) => replaceIn(view, key, content, at),
    cancel: (key, at) => cancelIn(view, key, at),
    charge(key, goods, quantity, at) {
      assertAboveZero(quantity, key.number);
      drawIn(view, key, goods, quantity, at);
    },
    restore(key, goods, quantity, at) {
      assertAboveZero(quantity, key.number);
      drawIn(view, key, goods, -quantity, at);
    },
  };
}
