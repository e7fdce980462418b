import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'batch-reversed',
  class: 'behaviour',
  summary: 'Puts the documents of a batch into the interchange in reverse order.',
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
  hooks: { batch: (items) => items.toReversed() },
};
