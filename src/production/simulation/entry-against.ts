import { assert } from '../../core/index.js';
import type { EntryLine } from '../../ecert/index.js';
import type { DocumentData } from '../../guide/index.js';
import { fieldText, linesOf } from './draw-certificate.js';

/** An importer's right entry of some of the goods on a certificate's first line. */
export function entryAgainst(document: DocumentData, serial: number): EntryLine {
  const line = linesOf(document)[0];
  assert(line !== undefined, 'a drawn certificate has a line');
  return {
    entry: `E${String(serial).padStart(8, '0')}`,
    certificate: fieldText(document, 'certificateNumber'),
    importer: fieldText(document, 'importer'),
    origin: fieldText(document, 'origin'),
    hts: fieldText(line, 'hts'),
    unit: fieldText(line, 'unit'),
    quantity: Math.ceil(Number(fieldText(line, 'quantity')) / 2),
  };
}
