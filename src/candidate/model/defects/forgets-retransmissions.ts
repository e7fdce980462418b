import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-retransmissions',
  class: 'belief',
  summary: 'Leaves what it wrote down of a rejection as it is when the document is sent again and answered.',
  requirement: 'CON-21',
  elsewhere: { 'ENT-STA-001': 'CON-22', 'SAN-RSP-017': 'CON-22' },
  mustFail: [
    'SAN-STA-003',
    'SAN-SYN-001',
    'SAN-RUL-001',
    'SEQ-RSP-001',
    'SAN-RSP-001',
    'ENT-STA-001',
    'SAN-RSP-011',
    'SAN-RSP-017',
    'SAN-RSP-018',
    'SEQ-RSP-002',
    'SEQ-RSP-003',
    'SEQ-RSP-004',
  ],
  hooks: {
    writesDown(entry, occasion) {
      const attempts = occasion.kind === 'sent' ? entry.attempts : occasion.item.attempts;
      return attempts > 1 ? undefined : CONFORMANT.writesDown(entry, occasion);
    },
  },
};
