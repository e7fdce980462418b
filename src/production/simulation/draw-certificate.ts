import { addMs, assert, DAY_MS, formatDate102, type Instant, type Random } from '../../core/index.js';
import type { CertificateKind, DocumentData } from '../../guide/index.js';

/** What all of a participant's certificates have in common. */
export interface Issuer {
  readonly country: string;
  readonly kind: CertificateKind;
  readonly importers: readonly string[];
  readonly exporters: readonly string[];
}

/** How many importers and exporters trade with one participant. */
const TRADERS = 12;
const LINES_MAX = 3;

/** Makes an issuer, with the importers and exporters it always deals with. */
export function drawIssuer(country: string, kind: CertificateKind, random: Random): Issuer {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.integer(0, 9)).join('');
  const importers = Array.from({ length: TRADERS }, () => `${random.integer(10, 98)}-${digits(7)}00`);
  const words = [
    'SOUTHERN',
    'COASTAL',
    'HIGHLAND',
    'RIVERINA',
    'MERIDIAN',
    'UNITED',
    'PACIFIC',
    'HARBOUR',
  ] as const;
  const trades = ['EXPORTS', 'PASTORAL CO', 'PACKERS', 'TRADING', 'PRODUCERS'] as const;
  const exporters = Array.from(
    { length: TRADERS },
    () => `${random.pick(words)} ${random.pick(trades)} ${random.integer(1, 99)}`,
  );
  return { country, kind, importers, exporters };
}

/** Draws a right certificate as it is issued on a day; its serial makes its number. */
export function drawCertificate(issuer: Issuer, serial: number, at: Instant, random: Random): DocumentData {
  const { kind, country } = issuer;
  const issued = formatDate102(addMs(at, -random.integer(0, 2) * DAY_MS));
  const year = formatDate102(at).slice(0, 4);
  const inYear = issued.startsWith(year) ? issued : formatDate102(at);
  const lines = drawLines(kind, random);
  return {
    documentName: kind.documentName,
    certificateNumber: `${year.slice(3)}${country}${String(serial).padStart(6, '0')}`,
    issueDate: inYear,
    expiryDate: `${year}1231`,
    origin: country,
    kind: kind.code,
    importer: random.pick(issuer.importers),
    exporterName: random.pick(issuer.exporters),
    lines,
    lineCount: String(lines.length),
  };
}

/** A right replacement: the same certificate with more goods on its first line. */
export function replacementOf(document: DocumentData, random: Random): DocumentData {
  return withFirstLine(document, (line) => ({
    ...line,
    quantity: String(Number(fieldText(line, 'quantity')) + random.integer(1, 500)),
  }));
}

/** A right cancellation: no more than names the certificate. */
export function cancellationOf(document: DocumentData): DocumentData {
  const fields = ['documentName', 'certificateNumber', 'issueDate', 'origin', 'kind'];
  return {
    ...Object.fromEntries(fields.map((field) => [field, fieldText(document, field)])),
    lineCount: '0',
  };
}

/** The document with its first line changed. */
export function withFirstLine(
  document: DocumentData,
  change: (line: DocumentData) => DocumentData,
): DocumentData {
  const lines = linesOf(document);
  const first = lines[0];
  assert(first !== undefined, 'a drawn certificate has a line');
  return { ...document, lines: [change(first), ...lines.slice(1)] };
}

/** The value of a field that every drawn document, or line, has. */
export function fieldText(record: DocumentData, field: string): string {
  const value = record[field];
  assert(typeof value === 'string', `a drawn certificate has ${field}`);
  return value;
}

/** The line items of a document. */
export function linesOf(document: DocumentData): readonly DocumentData[] {
  const lines = document['lines'];
  return lines === undefined || typeof lines === 'string' ? [] : lines;
}

function drawLines(kind: CertificateKind, random: Random): readonly DocumentData[] {
  const goods = [...kind.examples];
  assert(goods.length > 0, `kind ${kind.code} has no examples to draw from`);
  const count = random.integer(1, Math.min(LINES_MAX, goods.length));
  return Array.from({ length: count }, (_, index) => {
    const [good] = goods.splice(random.integer(0, goods.length - 1), 1); // no line twice (R18)
    assert(good !== undefined, 'no more lines than goods');
    return {
      number: String(index + 1),
      hts: good.hts,
      description: good.description.toUpperCase(),
      quantity: String(random.integer(200, 24000)),
      unit: good.unit,
    };
  });
}
