import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-interchange-reference',
  class: 'bytes',
  summary: 'Writes another reference in UNZ than in UNB (0020).',
  requirement: 'SYN-28',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/('UNZ\+\d+\+)\d/, '$19')) },
};
