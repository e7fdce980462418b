import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'unknown-repertoire',
  class: 'bytes',
  summary: 'Says repertoire UNOX, which there is not.',
  requirement: 'SYN-2',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/^UNB\+UNO./, 'UNB+UNOX')) },
};
