import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-message-type',
  class: 'bytes',
  summary: 'Says CUSDEC of its messages.',
  requirement: 'ENV-0065',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/SANCRT|REQDOC/g, 'CUSDEC')) },
};
