import { describe, expect, it } from 'vitest';
import { compose } from './compose.js';
import { bodyText, shippedGuide } from './message.fixture.js';
import type { DocumentData } from './model.js';

const guide = shippedGuide();
const DOCUMENT: DocumentData = {
  documentName: '811',
  certificateNumber: '6AU000123',
  issueDate: '20260227',
  origin: 'AU',
  kind: '05',
  importer: '12-345678900',
  lines: [{ number: '1', hts: '020130', quantity: '25000', unit: 'KGM' }],
  lineCount: '1',
};

function composed(functionName: string, data: DocumentData, id = 'SANCRT'): string {
  const segments = compose(guide, id, functionName, data);
  return segments.ok ? bodyText(segments.value) : `${segments.error.kind} ${segments.error.path}`;
}

describe('composing a message from a document', () => {
  it('puts segments in the order of the guide, with constants, qualifiers and the function', () => {
    expect(composed('original', DOCUMENT)).toBe(
      "BGM+811+6AU000123+9'DTM+182:20260227:102'LOC+27+AU'GIS+05'PNA+IM+12-345678900'" +
        "LIN+1'PIA+5+020130:HS'QTY+1:25000:KGM'CNT+2:1'",
    );
    expect(composed('replace', DOCUMENT)).toContain('+5');
  });

  it('writes what is conditional only where there are data for it', () => {
    const more: DocumentData = {
      ...DOCUMENT,
      expiryDate: '20261231',
      exporterName: 'SOUTHERN BEEF PTY LTD',
      freeText: [{ text: 'ONE' }, { text: 'TWO', text2: 'MORE' }],
      manufacturers: [{ mid: 'AUSOU' }, { name: "O'BRIEN + SONS", street: '1 ROAD', country: 'AU' }],
    };
    expect(composed('original', more)).toBe(
      "BGM+811+6AU000123+9'DTM+182:20260227:102'DTM+36:20261231:102'LOC+27+AU'" +
        "FTX+AAI+++ONE'FTX+AAI+++TWO:MORE'GIS+05'PNA+IM+12-345678900'PNA+EX+++++10:SOUTHERN BEEF PTY LTD'" +
        "PNA+MF+AUSOU'PNA+MF+++++10:O?'BRIEN ?+ SONS'ADR++5:1 ROAD+++AU'" +
        "LIN+1'PIA+5+020130:HS'QTY+1:25000:KGM'CNT+2:1'",
    );
  });

  it('carries in a cancellation what a cancellation carries', () => {
    const { lines, importer, ...rest } = DOCUMENT;
    expect([lines, importer]).toHaveLength(2);
    expect(composed('cancellation', { ...rest, lineCount: '0' })).toBe(
      "BGM+811+6AU000123+1'DTM+182:20260227:102'LOC+27+AU'GIS+05'CNT+2:0'",
    );
  });

  it('takes values as they are, since wrong ones must be transmitted too', () => {
    expect(composed('original', { ...DOCUMENT, certificateNumber: 'X'.repeat(40) })).toContain(
      'X'.repeat(40),
    );
  });

  it('fills in what the guide gives a default for', () => {
    const query = {
      reference: 'Q1',
      documentNumber: '6AU000123',
      requestedAt: '202603021200',
      participant: 'AUDAFF',
    };
    expect(composed('any', query, 'REQDOC')).toBe(
      "BGM+21+Q1+13'DOC+811+6AU000123'DTM+137:202603021200:203'NAD+MS+AUDAFF'LIN+1'",
    );
  });

  it.each([
    ['an unknown message', 'ORDERS', 'original', DOCUMENT, 'message-unknown ORDERS'],
    ['an unknown function', 'SANCRT', 'any', DOCUMENT, 'function-unknown any'],
    ['a mandatory field missing', 'SANCRT', 'original', { ...DOCUMENT, origin: '' }, 'field-missing origin'],
    [
      'one missing in a record',
      'SANCRT',
      'original',
      { ...DOCUMENT, lines: [{ number: '1', hts: '1', unit: 'KGM' }] },
      'field-missing lines.1.quantity',
    ],
    ['a mandatory list empty', 'SANCRT', 'original', { ...DOCUMENT, lines: [] }, 'field-missing lines'],
    [
      'a field that the message has not',
      'SANCRT',
      'original',
      { ...DOCUMENT, colour: 'RED' },
      'field-unknown colour',
    ],
    [
      'one that a record has not',
      'SANCRT',
      'original',
      { ...DOCUMENT, lines: [{ number: '1', size: '2' }] },
      'field-unknown lines.1.size',
    ],
    [
      'a field that the function does not carry',
      'SANCRT',
      'cancellation',
      DOCUMENT,
      'field-not-used importer',
    ],
    [
      'a list where a value belongs',
      'SANCRT',
      'original',
      { ...DOCUMENT, origin: [{ code: 'AU' }] },
      'field-shape origin',
    ],
    ['a value where a list belongs', 'SANCRT', 'original', { ...DOCUMENT, lines: '1' }, 'field-shape lines'],
    [
      'more records than the guide allows',
      'SANCRT',
      'original',
      { ...DOCUMENT, freeText: Array.from({ length: 10 }, () => ({ text: 'X' })) },
      'list-too-long freeText',
    ],
  ] as const)('refuses %s', (_what, id, functionName, data, error) => {
    expect(composed(functionName, data, id)).toBe(error);
  });
});
