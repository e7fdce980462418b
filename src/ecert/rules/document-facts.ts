import { parseDate102 } from '../../core/index.js';
import { chosenTexts, type FieldChoice, type Guide, type MessageCheck } from '../../guide/index.js';
import { kindOf, readCertificateNumber } from './certificate-number.js';
import { isHtsNumber } from './hts-number.js';
import type { DocumentFacts, LineFacts } from './model.js';
import { wholeQuantity } from './whole-quantity.js';

/** What rules and register ask of every document. */
const DOCUMENT: FieldChoice = {
  fields: [
    'certificateNumber',
    'documentName',
    'kind',
    'issueDate',
    'effectiveDate',
    'expiryDate',
    'origin',
    'importer',
    'lineCount',
  ],
  list: 'lines',
  listFields: ['number', 'hts', 'quantity', 'unit'],
};

function lineOf(texts: readonly string[]): LineFacts {
  const [number = '', hts = '', quantity = '', unit = ''] = texts;
  return { number, hts, isHts: isHtsNumber(hts), quantity: wholeQuantity(quantity), unit };
}

/** Reads the facts of a document, each once. */
export function factsOf(guide: Guide, check: MessageCheck): DocumentFacts {
  const { texts, records } = chosenTexts(check, DOCUMENT);
  const [certificateNumber = '', documentName = '', kind = '', issueDate = '', effectiveDate = ''] = texts;
  const [, , , , , expiryDate = '', origin = '', importer = '', lineCount = ''] = texts;
  return {
    certificateNumber,
    documentName,
    origin,
    importer,
    lineCount,
    lines: records.map(lineOf),
    number: readCertificateNumber(certificateNumber),
    kind: kindOf(guide, kind),
    issueDate: { text: issueDate, day: parseDate102(issueDate) },
    effectiveDate: { text: effectiveDate, day: parseDate102(effectiveDate) },
    expiryDate: { text: expiryDate, day: parseDate102(expiryDate) },
  };
}
