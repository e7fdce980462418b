import { editField, editLines } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'short-hts',
  class: 'data',
  summary: 'Cuts HTS numbers to four digits.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) => editLines(content, (line) => editField(line, 'hts', (text) => text.slice(0, 4))),
  },
};
