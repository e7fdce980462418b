import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-message-reference',
  class: 'bytes',
  summary: 'Writes another reference in UNT than in UNH (0062).',
  requirement: 'SYN-28',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/('UNT\+\d+\+)\d+/g, '$1X')) },
};
