import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'adds-effective-date',
  class: 'data',
  summary: 'Adds an effective date that no officer gave.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      'importer' in content && !('effectiveDate' in content) && typeof content['issueDate'] === 'string'
        ? { ...content, effectiveDate: content['issueDate'] }
        : content,
  },
};
