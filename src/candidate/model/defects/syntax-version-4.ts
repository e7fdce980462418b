import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'syntax-version-4',
  class: 'bytes',
  summary: 'Says syntax version 4, which the guide does not have.',
  requirement: 'SYN-02',
  mustFail: [],
  hooks: { written: editText((text) => text.replace(/^(UNB\+UNO.):3/, '$1:4')) },
};
