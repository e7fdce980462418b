import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'expires-early',
  class: 'data',
  summary: 'Lets every certificate expire the day before it is issued, in another year.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) => ('expiryDate' in content ? { ...content, expiryDate: '20200101' } : content),
  },
};
