import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { generateInterchange } from './generate-interchange.js';
import { generateSmallInterchanges } from './generate-small.js';

/** What the guide allows in one interchange (guides/ecert-2.0: ENV-0036). */
const MESSAGES_PER_INTERCHANGE = 3000;
/** UNZ 0036 is n..6: no interchange holds more. */
const MESSAGES_MOST = 999_999;

/** The files that contenders read. */
export interface Inputs {
  readonly messages: number;
  /** One interchange of that many messages, of 3,000, and of the most there can be. */
  readonly whole: string;
  readonly least: string;
  readonly most: string;
  readonly bytes: { readonly whole: number; readonly most: number };
  /** A folder with as many messages as `whole` in interchanges of 3,000: what the reference takes. */
  readonly split: string;
  /** 3,000 interchanges of one message, one a line. */
  readonly small: string;
}

/** Writes all inputs into a folder. */
export function generateInputs(folder: string, messages: number): Inputs {
  const path = (name: string): string => join(folder, name);
  const files = { whole: path('whole.edi'), least: path('least.edi'), most: path('most.edi') };
  const bytes = {
    whole: generateInterchange(files.whole, messages),
    most: generateInterchange(files.most, MESSAGES_MOST),
  };
  generateInterchange(files.least, MESSAGES_PER_INTERCHANGE);
  const split = path('split');
  mkdirSync(split);
  for (let first = 1; first <= messages; first += MESSAGES_PER_INTERCHANGE) {
    const count = Math.min(MESSAGES_PER_INTERCHANGE, messages - first + 1);
    generateInterchange(join(split, `${String(first).padStart(7, '0')}.edi`), count, first);
  }
  generateSmallInterchanges(path('small.txt'), MESSAGES_PER_INTERCHANGE);
  return { messages, ...files, bytes, split, small: path('small.txt') };
}
