import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'last-years-digit',
  class: 'data',
  summary: 'Begins certificate numbers with the digit of last year.',
  requirement: 'CON-04',
  elsewhere: { 'SAN-RUL-004': 'CON-10' },
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      editField(content, 'certificateNumber', (text) =>
        text.replace(/^\d/, (digit) => String((Number(digit) + 9) % 10)),
      ),
  },
};
