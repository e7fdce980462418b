import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-message-type',
  class: 'bytes',
  summary: 'Says CUSDEC of its messages.',
  requirement: 'SYN-12',
  mustFail: [],
  hooks: { written: editText((text) => text.replace(/SANCRT|REQDOC/g, 'CUSDEC')) },
};
