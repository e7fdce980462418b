import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'one-by-one',
  class: 'behaviour',
  summary: 'Sends every document of a task in an interchange of its own.',
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
  hooks: { messagesMax: 1 },
};
