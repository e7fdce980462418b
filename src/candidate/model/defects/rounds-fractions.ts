import { editField, editLines } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'rounds-fractions',
  class: 'data',
  summary: 'Rounds a fractional quantity before it is transmitted.',
  requirement: 'CON-04',
  mustFail: ['SAN-RUL-002', 'SAN-RUL-003', 'SAN-RSP-011', 'SEQ-RSP-005'],
  hooks: {
    document: (content) =>
      editLines(content, (line) => editField(line, 'quantity', (text) => String(Math.round(Number(text))))),
  },
};
