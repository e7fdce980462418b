import {
  addMs,
  DAY_MS,
  err,
  formatDate102,
  ok,
  yearOf,
  type Instant,
  type Random,
  type Result,
} from '../core/index.js';
import type { CertificateKind, DocumentData } from '../guide/index.js';
import type { DocumentTemplate, OptionalPart } from './model.js';
import type { PlanError } from './plan-error.js';

/** What a document is drawn from. */
export interface DrawContext {
  readonly name: string;
  readonly country: string;
  readonly kind: CertificateKind;
  readonly digits: string;
  readonly startedAt: Instant;
  readonly random: Random;
}

/** How many days before the scenario a certificate was issued, at most. */
const ISSUED_DAYS_MAX = 5;

/** A date shortly before the scenario and in its year, so that the dates and the number's year digit agree under every year rule. */
function drawIssueDate(startedAt: Instant, random: Random): string {
  const drawn = addMs(startedAt, -DAY_MS * random.integer(1, ISSUED_DAYS_MAX));
  if (yearOf(drawn) === yearOf(startedAt)) return formatDate102(drawn);
  return `${yearOf(startedAt)}0101`;
}

/** Digits that do not start with zero. */
function drawDigits(random: Random, length: number): string {
  return String(random.integer(10 ** (length - 1), 10 ** length - 1));
}

/** Different goods for each line: a repeated HTS and unit pair would itself be an error (R18). */
function drawLines(
  template: DocumentTemplate,
  { kind, random, name }: DrawContext,
): Result<readonly DocumentData[], PlanError> {
  const count = template.lines ?? 1;
  const left = [...kind.examples];
  if (left.length < count) {
    const message = `kind ${kind.code} has ${left.length} examples of goods, ${count} lines need as many`;
    return err({ kind: 'too-many-lines', document: name, message });
  }
  const described = template.with?.includes('description') === true;
  const lines = Array.from({ length: count }, (_, i): DocumentData => {
    const example = random.pick(left);
    left.splice(left.indexOf(example), 1);
    return {
      number: String(i + 1),
      hts: example.hts,
      ...(described ? { description: example.description } : {}),
      quantity: String(random.integer(1_000, 25_000)),
      unit: example.unit,
    };
  });
  return ok(lines);
}

/** What each optional part adds; only characters of UNOA, the narrowest repertoire. */
function optionalFields(
  part: OptionalPart,
  issueDate: string,
  { country, random }: DrawContext,
): DocumentData {
  switch (part) {
    case 'exporter':
      return { exporterName: `EXPORTER ${drawDigits(random, 4)} LTD` };
    case 'manufacturer': {
      const street = `${random.integer(1, 99)} WORKS ROAD`;
      const mid = `${country}WORKS${drawDigits(random, 2)}CIT`;
      return {
        manufacturers: [
          { mid, name: 'WORKS LTD', street, city: 'CITY', postcode: drawDigits(random, 4), country },
        ],
      };
    }
    case 'freeText':
      return { freeText: [{ text: `CONSIGNMENT ${drawDigits(random, 5)}` }] };
    case 'effectiveDate':
      return { effectiveDate: issueDate };
    case 'description':
      return {}; // belongs to the lines
    default:
      return part satisfies never;
  }
}

/** Draws a correct document of a kind, as an officer of that country could have issued it just before the scenario. */
export function drawDocument(
  template: DocumentTemplate,
  context: DrawContext,
): Result<DocumentData, PlanError> {
  const { kind, country, random, startedAt, digits, name } = context;
  const issueDate = drawIssueDate(startedAt, random);
  const certificateNumber = `${issueDate.charAt(3)}${country}${digits}`;
  if (!new RegExp(kind.numberMask).test(certificateNumber)) {
    const message = `${certificateNumber} does not fit the mask ${kind.numberMask} of kind ${kind.code}`;
    return err({ kind: 'number-outside-mask', document: name, message });
  }
  const importer = `${drawDigits(random, 2)}-${drawDigits(random, 7)}00`; // employer number with suffix
  const lines = drawLines(template, context);
  if (!lines.ok) return lines;
  const parts = (template.with ?? []).map((part) => optionalFields(part, issueDate, context));
  return ok(
    Object.assign(
      {
        documentName: kind.documentName,
        certificateNumber,
        issueDate,
        expiryDate: `${issueDate.slice(0, 4)}1231`,
        origin: country,
        kind: kind.code,
        importer,
        lines: lines.value,
        lineCount: String(lines.value.length),
      },
      ...parts,
    ) as DocumentData, // each part is itself DocumentData
  );
}
