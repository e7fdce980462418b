import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'short-number',
  class: 'data',
  summary: 'Leaves the last character of certificate numbers out.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => editField(content, 'certificateNumber', (text) => text.slice(0, -1)) },
};
