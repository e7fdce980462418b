import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'counts-double',
  class: 'belief',
  summary: 'Counts every transmission of a document twice.',
  requirement: 'CON-22',
  mustFail: [
    'SAN-POS-001',
    'SEQ-POS-001',
    'SAN-STA-001',
    'SAN-STA-002',
    'SAN-RSP-001',
    'REQ-POS-001',
    'ENT-STA-001',
    'ENT-STA-002',
    'SAN-RUL-014',
    'SAN-RUL-015',
    'REQ-RUL-001',
    'SAN-RSP-017',
    'SEQ-RSP-005',
    'SAN-STA-004',
    'REQ-POS-005',
  ],
  hooks: {
    writesDown: (entry, occasion) =>
      occasion.kind === 'sent'
        ? { ...entry, attempts: entry.attempts * 2 }
        : CONFORMANT.writesDown(entry, occasion),
  },
};
