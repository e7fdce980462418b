import { monthOf, parseDate102, yearOf } from '../../core/index.js';
import {
  chosenTexts,
  type CertificateKind,
  type ChosenTexts,
  type FieldChoice,
  type Guide,
  type MessageCheck,
} from '../../guide/index.js';
import { kindOf, readCertificateNumber } from './certificate-number.js';
import { goodsUnder, isHtsNumber } from './hts-number.js';
import type { DateFact, DocumentFacts, LineFacts } from './model.js';

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
  listFields: ['number', 'hts', 'unit'],
  listNumbers: ['quantity'],
};
const LINE_TEXTS = DOCUMENT.listFields.length;

/** A chosen text by its place in the choice. */
const at = (texts: readonly string[], slot: number): string => texts[slot] ?? '';

function linesOf(
  { recordCount, recordTexts, recordNumbers }: ChosenTexts,
  kind: CertificateKind | undefined,
): readonly LineFacts[] {
  if (recordCount === 0) return NO_LINES;
  const lines = new Array<LineFacts>(recordCount);
  for (let i = 0; i < recordCount; i += 1) {
    const first = i * LINE_TEXTS;
    const hts = at(recordTexts, first + 1);
    const isHts = isHtsNumber(hts);
    lines[i] = {
      number: at(recordTexts, first),
      hts,
      goods: isHts && kind !== undefined ? goodsUnder(kind, hts) : undefined,
      isHts,
      quantity: recordNumbers[i] ?? 0,
      unit: at(recordTexts, first + 2),
    };
  }
  return lines;
}

const NO_LINES: readonly LineFacts[] = Object.freeze([]);
const NO_DATE: DateFact = Object.freeze({ text: '', day: undefined, year: 0, month: 0 });

/** Days that came lately: an interchange has few. */
const dates = new Map<string, DateFact>();
const DATES_KEPT_MAX = 1000;

function dateOf(text: string): DateFact {
  if (text === '') return NO_DATE;
  const known = dates.get(text);
  if (known !== undefined) return known;
  const day = parseDate102(text);
  const isReal = day !== undefined;
  const date = { text, day, year: isReal ? yearOf(day) : 0, month: isReal ? monthOf(day) : 0 };
  if (dates.size >= DATES_KEPT_MAX) dates.clear();
  dates.set(text, date);
  return date;
}

/** Reads the facts of a document, each once. */
export function factsOf(guide: Guide, check: MessageCheck): DocumentFacts {
  const chosen = chosenTexts(check, DOCUMENT);
  const { texts } = chosen;
  const certificateNumber = at(texts, 0);
  const kind = kindOf(guide, at(texts, 2));
  // By index: taking a list apart by a pattern goes through its iterator, which was a twentieth of all that is allocated.
  return {
    certificateNumber,
    documentName: at(texts, 1),
    kind,
    issueDate: dateOf(at(texts, 3)),
    effectiveDate: dateOf(at(texts, 4)),
    expiryDate: dateOf(at(texts, 5)),
    origin: at(texts, 6),
    importer: at(texts, 7),
    lineCount: at(texts, 8),
    lines: linesOf(chosen, kind),
    number: readCertificateNumber(certificateNumber),
  };
}
