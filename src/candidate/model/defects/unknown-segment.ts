import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'unknown-segment',
  class: 'bytes',
  summary: 'Puts a segment of its own, ZZZ, into the message.',
  requirement: 'SYN-15',
  mustFail: 'all',
  hooks: {
    written: editText((text) =>
      text
        .replace(/('BGM[^']*')/g, "$1ZZZ+1'")
        .replace(/'UNT\+(\d+)/g, (_, count: string) => `'UNT+${Number(count) + 1}`),
    ),
  },
};
