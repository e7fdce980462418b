import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'expires-early',
  class: 'data',
  summary: 'Lets every certificate expire on the first day of 2020, years before it is issued.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) => ('expiryDate' in content ? { ...content, expiryDate: '20200101' } : content),
  },
};
