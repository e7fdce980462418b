import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-query',
  class: 'behaviour',
  summary: 'Is told to ask about a certificate and does not.',
  requirement: 'CON-01',
  mustFail: ['REQ-POS-001', 'REQ-RUL-001', 'REQ-POS-002', 'REQ-POS-003', 'REQ-POS-004', 'REQ-POS-005'],
  hooks: { carriesOut: (task) => task.kind !== 'query' },
};
