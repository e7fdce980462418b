import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'empty-segment',
  class: 'bytes',
  summary: 'Writes the terminator after BGM twice.',
  requirement: 'SYN-15',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/('BGM[^']*')/g, "$1'")) },
};
