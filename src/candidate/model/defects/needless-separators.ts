import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'needless-separators',
  class: 'bytes',
  summary: 'Writes separators after the last element that is there.',
  requirement: 'SAN-BGM',
  elsewhere: { 'REQ-RUL-001': 'REQ-BGM' },
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/('BGM[^']*)'/g, "$1++'")) },
};
