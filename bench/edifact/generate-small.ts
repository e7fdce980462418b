import { writeFileSync } from 'node:fs';

import { messageText } from './generate-interchange.js';

/** Writes interchanges of one message each, one a line, to `path`. */
export function generateSmallInterchanges(path: string, count: number): void {
  const lines = Array.from({ length: count }, (_, i) => {
    const reference = String(i + 1).padStart(8, '0');
    const header = `UNB+UNOA:3+AUDAFF+USCBP+260302:1130+${reference}++++++1'`;
    return `${header}${messageText(i + 1)}UNZ+1+${reference}'\n`;
  });
  writeFileSync(path, lines.join(''), 'latin1');
}
