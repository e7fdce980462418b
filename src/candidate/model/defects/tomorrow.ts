import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'tomorrow',
  class: 'data',
  summary: 'Dates every certificate on the last day of the year.',
  requirement: 'CON-04',
  elsewhere: { 'SAN-RUL-006': 'CON-10' },
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => editField(content, 'issueDate', (text) => `${text.slice(0, 4)}1231`) },
};
