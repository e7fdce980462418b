import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'extra-element',
  class: 'bytes',
  summary: 'Adds a fifth element to BGM, which has four.',
  requirement: 'SAN-BGM',
  elsewhere: { 'REQ-RUL-001': 'REQ-BGM' },
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace(/('BGM[^']*)'/g, "$1+AB+X'")) },
};
