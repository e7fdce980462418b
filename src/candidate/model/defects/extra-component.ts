import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'extra-component',
  class: 'bytes',
  summary: 'Adds a third component to the country of origin.',
  requirement: 'SAN-LOC-27',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { written: editText((text) => text.replace(/('LOC\+27\+[A-Z]+)/g, '$1:162:5:X:Y')) },
};
