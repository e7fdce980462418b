import { editField, editLines } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'pads-quantity',
  class: 'data',
  summary: 'Writes quantities in twelve digits with zeros before them.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      editLines(content, (line) => editField(line, 'quantity', (text) => text.padStart(12, '0'))),
  },
};
