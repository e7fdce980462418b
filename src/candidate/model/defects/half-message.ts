import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'half-message',
  class: 'bytes',
  summary: 'Breaks off in the middle of the message.',
  requirement: 'SYN-13',
  mustFail: 'all',
  hooks: { written: editText((text) => text.slice(0, text.indexOf("'DTM"))) },
};
