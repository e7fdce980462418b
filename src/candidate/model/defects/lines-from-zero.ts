import { editLines } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'lines-from-zero',
  class: 'data',
  summary: 'Numbers line items from 0.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => editLines(content, (line, index) => ({ ...line, number: String(index) })) },
};
