import { closeSync, openSync, writeSync } from 'node:fs';

/** The file that a journal is written to, line by line. */
export interface JournalFile {
  /** Writes one line to its end at once: what happened before a crash stays readable. */
  readonly sink: (line: string) => void;
  readonly close: () => void;
}

/** Opens an empty journal file. */
export function openJournalFile(path: string): JournalFile {
  const file = openSync(path, 'w');
  return {
    sink(line) {
      const bytes = Buffer.from(line, 'utf8');
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    },
    close: () => {
      closeSync(file);
    },
  };
}
