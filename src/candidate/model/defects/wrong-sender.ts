import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-sender',
  class: 'bytes',
  summary: 'Sends under the identification of another participant.',
  requirement: 'CON-06',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/^(UNB\+[^+]*\+)[A-Z]+/, '$1CAGAC')) },
};
