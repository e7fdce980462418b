import { assert } from '../../core/index.js';
import type { RegisteredLine } from '../model.js';
import type { CertificateContent } from '../register/register.js';
import type { CertificateKey } from '../register/stored-certificate.js';
import type { StoredDocument } from '../register/stored-document.js';
import type { DocumentFacts, LineFacts } from './model.js';

/** Effective date: as given, else that of issuance, but not before the certificate's year begins. */
function effectiveDateOf({ effectiveDate, issueDate }: DocumentFacts, year: number): string {
  if (effectiveDate.text !== '') return effectiveDate.text;
  const first = `${year}0101`;
  return issueDate.text < first ? first : issueDate.text; // CCYYMMDD sorts by time
}

/** Expiry date: as given, else 31 December of the year in which it takes effect, which is the certificate's. */
function expiryDateOf({ expiryDate }: DocumentFacts, effectiveDate: string): string {
  return expiryDate.text === '' ? `${effectiveDate.slice(0, 4)}1231` : expiryDate.text;
}

function lineContent({ number, hts, unit, quantity }: LineFacts): RegisteredLine {
  assert(quantity, 'an accepted line has a whole quantity (R07)');
  return { number: Number(number), hts, unit, quantity, used: 0 };
}

/** Parses an original or replacement that no rule has refused, with the guide's defaults for dates not given. */
export function certificateContent(
  facts: DocumentFacts,
  key: CertificateKey,
  document: StoredDocument,
): CertificateContent {
  const effectiveDate = effectiveDateOf(facts, key.year);
  return {
    issueDate: facts.issueDate.text,
    effectiveDate,
    expiryDate: expiryDateOf(facts, effectiveDate),
    origin: facts.origin,
    importer: facts.importer,
    lines: facts.lines.map(lineContent),
    document,
  };
}
