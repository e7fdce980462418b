import { assert } from '../../core/index.js';
import { toDocumentData, type FieldRecord } from '../../guide/index.js';
import type { CertificateContent } from '../register/register.js';
import type { CertificateKey } from '../register/stored-certificate.js';
import { linesOf, textOf } from './place.js';
import { wholeQuantity } from './r07-quantity-not-whole.js';

/** Effective date: as given, else that of issuance, but not before the certificate's year begins. */
function effectiveDateOf(content: FieldRecord, year: number): string {
  const given = textOf(content, 'effectiveDate');
  if (given !== '') return given;
  const issueDate = textOf(content, 'issueDate');
  const first = `${year}0101`;
  return issueDate < first ? first : issueDate; // CCYYMMDD sorts by time
}

/** Expiry date: as given, else 31 December of the year in which it takes effect, which is the certificate's. */
function expiryDateOf(content: FieldRecord, effectiveDate: string): string {
  const given = textOf(content, 'expiryDate');
  return given === '' ? `${effectiveDate.slice(0, 4)}1231` : given;
}

function lineContent(line: FieldRecord): CertificateContent['lines'][number] {
  const quantity = wholeQuantity(textOf(line, 'quantity'));
  assert(quantity, 'an accepted line has a whole quantity (R07)');
  return {
    number: Number(textOf(line, 'number')),
    hts: textOf(line, 'hts'),
    unit: textOf(line, 'unit'),
    quantity,
  };
}

/** Parses an original or replacement that no rule has refused, with the guide's defaults for dates not given. */
export function certificateContent(content: FieldRecord, key: CertificateKey): CertificateContent {
  const effectiveDate = effectiveDateOf(content, key.year);
  return {
    issueDate: textOf(content, 'issueDate'),
    effectiveDate,
    expiryDate: expiryDateOf(content, effectiveDate),
    origin: textOf(content, 'origin'),
    importer: textOf(content, 'importer'),
    lines: linesOf(content).map(lineContent),
    document: toDocumentData(content),
  };
}
