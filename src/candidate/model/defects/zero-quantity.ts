import { editLines } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'zero-quantity',
  class: 'data',
  summary: 'Transmits every quantity as 0.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => editLines(content, (line) => ({ ...line, quantity: '0' })) },
};
