import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'later-syntax',
  class: 'bytes',
  summary: 'Says syntax version 4, which the guide does not have.',
  requirement: 'ENV-0002',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/^(UNB\+UNO.):3/, '$1:4')) },
};
