import { MESSAGES_MAX } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'one-too-many',
  class: 'behaviour',
  summary:
    'Puts the last document of a batch into the interchange twice: one message too many, of three thousand as of three.',
  requirement: 'CON-02',
  mustFail: [
    'SEQ-POS-001',
    'SEQ-RSP-001',
    'SAN-VOL-001',
    'SEQ-RSP-002',
    'SEQ-RSP-003',
    'SEQ-RSP-004',
    'SEQ-RSP-005',
    'SAN-VOL-002',
  ],
  hooks: {
    messagesMax: MESSAGES_MAX + 1,
    batch: (items) => (items.length > 1 ? [...items, ...items.slice(-1)] : items),
  },
};
