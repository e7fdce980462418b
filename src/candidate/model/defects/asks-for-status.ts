import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'asks-for-status',
  class: 'behaviour',
  summary: 'Asks about every certificate as soon as it is accepted, unasked.',
  requirement: 'CON-15',
  mustFail: { allBut: ['SAN-RUL-014', 'REQ-RUL-001', 'SAN-RSP-013', 'SAN-RSP-017'] },
  hooks: {
    afterAcceptance: ({ kind, content }) => {
      const number = content['certificateNumber'];
      return kind === 'query' || typeof number !== 'string'
        ? []
        : [{ kind: 'query', content: { documentNumber: number }, attempts: 0 }];
    },
  },
};
