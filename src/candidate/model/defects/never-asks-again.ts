import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'never-asks-again',
  class: 'behaviour',
  summary: 'Waits for a lost answer for ever.',
  requirement: 'CON-12',
  mustFail: [
    'SAN-RSP-002',
    'SAN-RSP-004',
    'SAN-RSP-011',
    'SAN-RSP-012',
    'SAN-RSP-013',
    'SAN-RSP-014',
    'SAN-RSP-015',
    'SAN-RSP-016',
    'SAN-RSP-018',
  ],
  hooks: { isOverdue: () => false },
};
