import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'text-after-end',
  class: 'bytes',
  summary: 'Leaves text behind after UNZ.',
  requirement: 'SYN-33',
  mustFail: 'all',
  hooks: { written: editText((text) => `${text}END OF FILE`) },
};
