import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'never-asks-again',
  class: 'behaviour',
  summary: 'Waits for a lost answer for ever.',
  requirement: 'CON-12',
  mustFail: ['SAN-RSP-002'],
  hooks: { isOverdue: () => false },
};
