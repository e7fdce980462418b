import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'same-message-reference',
  class: 'bytes',
  summary: 'Gives every message of an interchange the reference 1.',
  requirement: 'SYN-26',
  mustFail: [],
  hooks: { written: editText((text) => text.replace(/('UN[HT]\+(?:\d+\+)?)\d+(?=[+'])/g, '$11')) },
};
