import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'quantity-unit-swapped',
  class: 'bytes',
  summary: 'Writes the unit where the quantity belongs, and the other way round.',
  requirement: 'SAN-QTY-1-6060',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { written: editText((text) => text.replace(/('QTY\+1:)([^:']*):([A-Z]+)/g, '$1$3:$2')) },
};
