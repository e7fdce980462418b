import { join } from 'node:path';
import { stringify } from 'yaml';
import { latin1ToBytes } from '../core/index.js';
import type { RecordingSheet } from '../candidate/index.js';
import type { Exchange } from '../judge/index.js';
import { writeFileWhole } from './write-file.js';

/** Writes what a candidate sent, transmission by transmission, as a folder that `--recorded` plays again. */
export function writeRecording(folder: string, sheet: RecordingSheet, exchanges: readonly Exchange[]): void {
  writeFileWhole(join(folder, 'recording.yaml'), stringify(sheet));
  const numbers = new Map<string, number>();
  for (const { by, scenario, bytes } of exchanges) {
    if (by !== 'candidate') continue;
    const number = (numbers.get(scenario) ?? 0) + 1;
    numbers.set(scenario, number);
    writeFileWhole(join(folder, scenario, `${String(number).padStart(2, '0')}.edi`), latin1ToBytes(bytes));
  }
}
