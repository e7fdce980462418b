import { readTransmission } from '../edifact/index.js';
import { segmentRows } from './segment-rows.js';
import { visibleCells } from './visible-bytes.js';

/** A transmission as people read it: a segment per line, every byte visible, none left out. */
export function edifactLines(bytes: Uint8Array): readonly string[] {
  return segmentRows(readTransmission(bytes)).map((row) =>
    visibleCells(bytes.subarray(row.offset, row.offset + row.length), row.repertoire).join(''),
  );
}
