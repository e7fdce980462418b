import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'bare-importer',
  class: 'data',
  summary: 'Leaves the hyphens of importer numbers out.',
  requirement: 'CON-04',
  elsewhere: { 'SAN-RUL-008': 'CON-10' },
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => editField(content, 'importer', (text) => text.replaceAll('-', '')) },
};
