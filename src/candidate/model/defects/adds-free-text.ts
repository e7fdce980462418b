import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'adds-free-text',
  class: 'data',
  summary: 'Adds a remark that no officer wrote.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      'importer' in content ? { ...content, freeText: [{ text: 'PLEASE HANDLE WITH CARE' }] } : content,
  },
};
