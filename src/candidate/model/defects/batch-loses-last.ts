import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'batch-loses-last',
  class: 'behaviour',
  summary: 'Loses the last document of a batch.',
  requirement: 'CON-02',
  mustFail: [
    'SEQ-POS-001',
    'SEQ-RSP-001',
    'SAN-VOL-001',
    'SEQ-RSP-002',
    'SEQ-RSP-003',
    'SEQ-RSP-004',
    'SAN-VOL-002',
    'SEQ-RSP-005',
  ],
  hooks: { batch: (items) => (items.length > 1 ? items.slice(0, -1) : items) },
};
