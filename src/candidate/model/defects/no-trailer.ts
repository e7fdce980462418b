import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'no-trailer',
  class: 'bytes',
  summary: 'Ends the interchange without UNZ.',
  requirement: 'SYN-13',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/UNZ\+.*$/s, '')) },
};
