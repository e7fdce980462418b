import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'text-after-end',
  class: 'bytes',
  summary: 'Leaves text behind after UNZ.',
  requirement: 'SYN-13',
  mustFail: [],
  hooks: { written: editText((text) => `${text}END OF FILE`) },
};
