import { editLines } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'other-goods',
  class: 'data',
  summary: 'Transmits live animals, which are in scope of no kind it has, whatever the goods.',
  requirement: 'CON-04',
  elsewhere: { 'SAN-RUL-007': 'CON-10' },
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => editLines(content, (line) => ({ ...line, hts: '010121' })) },
};
