import { parseDate102 } from '../../core/index.js';
import { chosenTexts, type FieldChoice, type Guide, type MessageCheck } from '../../guide/index.js';
import { kindOf, readCertificateNumber } from './certificate-number.js';
import { isHtsNumber } from './hts-number.js';
import type { DateFact, DocumentFacts, LineFacts } from './model.js';
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

/** A chosen text by its place in the choice. */
const at = (texts: readonly string[], slot: number): string => texts[slot] ?? '';

function lineOf(texts: readonly string[]): LineFacts {
  const hts = at(texts, 1);
  return {
    number: at(texts, 0),
    hts,
    isHts: isHtsNumber(hts),
    quantity: wholeQuantity(at(texts, 2)),
    unit: at(texts, 3),
  };
}

function dateOf(text: string): DateFact {
  return { text, day: parseDate102(text) };
}

/** Reads the facts of a document, each once. */
export function factsOf(guide: Guide, check: MessageCheck): DocumentFacts {
  const { texts, records } = chosenTexts(check, DOCUMENT);
  const certificateNumber = at(texts, 0);
  // By index: taking a list apart by a pattern goes through its iterator, which was a twentieth of all that is allocated.
  return {
    certificateNumber,
    documentName: at(texts, 1),
    kind: kindOf(guide, at(texts, 2)),
    issueDate: dateOf(at(texts, 3)),
    effectiveDate: dateOf(at(texts, 4)),
    expiryDate: dateOf(at(texts, 5)),
    origin: at(texts, 6),
    importer: at(texts, 7),
    lineCount: at(texts, 8),
    lines: records.map(lineOf),
    number: readCertificateNumber(certificateNumber),
  };
}
