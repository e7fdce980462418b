import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'byte-order-mark',
  class: 'bytes',
  summary: 'Puts the byte order mark of UTF-8 before the interchange.',
  requirement: 'SYN-12',
  mustFail: [],
  hooks: { written: editText((text) => `\u00ef\u00bb\u00bf${text}`) },
};
