/**
 * Writes a SANCRT interchange of any number of messages, conformant to guides/ecert-2.0, straight to a file. Text is
 * put together here by hand, not by our writer, so that a benchmark never measures what it also produced.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

const importers = ['12-345678900', '123-45-6789', '262704-12345'];
const goods = ['020130', '020230', '020110', '020220'];

function certificateNumber(ordinal: number): string {
  return `6AU${String(ordinal % 1_000_000).padStart(6, '0')}`;
}

/** One message of 2 lines with a manufacturer and an exporter; about 400 bytes, as real documents run. */
export function messageText(ordinal: number): string {
  const reference = String(ordinal);
  const lines = [0, 1].map(
    (line) =>
      `LIN+${String(line + 1)}'PIA+5+${goods[(ordinal + line) % goods.length] ?? ''}:HS'` +
      `IMD+++:::BONELESS BEEF, CHILLED'QTY+1:${String(12000 + (ordinal % 977) + line)}:KGM'`,
  );
  const segments = [
    `UNH+${reference}+SANCRT:D:97B:UN'`,
    `BGM+811+${certificateNumber(ordinal)}+9'`,
    `DTM+182:20260227:102'`,
    `DTM+36:20261231:102'`,
    `LOC+27+AU'`,
    `GIS+05'`,
    `PNA+IM+${importers[ordinal % importers.length] ?? ''}'`,
    `PNA+EX+++++10:SOUTHERN BEEF PTY LTD'`,
    `PNA+MF+AUSOUBEE123BRI++++10:O?'BRIEN ?+ SONS'`,
    `ADR++5:1 ABATTOIR RD+BRISBANE+4000+AU'`,
    ...lines,
    `CNT+2:2'`,
  ];
  return `${segments.join('')}UNT+20+${reference}'`;
}

/** Writes messages `first` and on, `count` of them, between one UNB and one UNZ to `path`; returns the bytes written. */
export function generateInterchange(path: string, count: number, first = 1): number {
  const file = openSync(path, 'w');
  const reference = String(first).padStart(8, '0');
  let bytes = writeSync(file, `UNB+UNOA:3+AUDAFF+USCBP+260302:1130+${reference}++++++1'`);
  let batch: string[] = [];
  for (let ordinal = first; ordinal < first + count; ordinal += 1) {
    batch.push(messageText(ordinal));
    if (batch.length === 1000 || ordinal === first + count - 1) {
      bytes += writeSync(file, batch.join(''));
      batch = [];
    }
  }
  bytes += writeSync(file, `UNZ+${String(count)}+${reference}'`);
  closeSync(file);
  return bytes;
}
