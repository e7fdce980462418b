import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'number-of-another-country',
  class: 'data',
  summary: 'Writes the letters of another country into certificate numbers.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      editField(content, 'certificateNumber', (text) => `${text.slice(0, 1)}CA${text.slice(3)}`),
  },
};
