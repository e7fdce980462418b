import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'functional-group',
  class: 'bytes',
  summary: 'Wraps its messages in a functional group (UNG, UNE).',
  requirement: 'ENV-UNG',
  mustFail: 'all',
  hooks: {
    written: editText((text) =>
      text.replace(/^(UNB[^']*')(.*)(UNZ.*)$/s, "$1UNG+SANCRT+A+B+260302:1200+1+UN+D:97B'$2UNE+1+1'$3"),
    ),
  },
};
