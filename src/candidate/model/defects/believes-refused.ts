import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'believes-refused',
  class: 'belief',
  summary: 'Writes a document that a rule refused down as accepted.',
  requirement: 'CON-21',
  elsewhere: { 'REQ-RUL-001': 'CON-22', 'SAN-STA-004': 'CON-22' },
  mustFail: [
    'ENT-STA-002',
    'SAN-RUL-014',
    'SAN-RUL-015',
    'REQ-RUL-001',
    'SAN-RSP-017',
    'SEQ-RSP-005',
    'SAN-STA-004',
  ],
  hooks: {
    writesDown: (entry, occasion) =>
      occasion.kind === 'answered' && occasion.rejection?.by === 'response'
        ? { ...entry, state: 'accepted' }
        : CONFORMANT.writesDown(entry, occasion),
  },
};
