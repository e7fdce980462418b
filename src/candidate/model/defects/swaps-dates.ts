import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'swaps-dates',
  class: 'data',
  summary: 'Exchanges the dates of issuance and of expiry.',
  requirement: 'CON-04',
  elsewhere: { 'SAN-RUL-006': 'CON-10' },
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      typeof content['expiryDate'] === 'string' && typeof content['issueDate'] === 'string'
        ? { ...content, issueDate: content['expiryDate'], expiryDate: content['issueDate'] }
        : content,
  },
};
