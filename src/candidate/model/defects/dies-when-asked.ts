import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'dies-when-asked',
  class: 'belief',
  summary: 'Ends with an error when it is asked what it believes of a certificate.',
  requirement: 'CON-17',
  mustFail: [
    'SAN-POS-001',
    'SAN-STA-001',
    'SAN-STA-002',
    'SAN-STA-003',
    'SAN-SYN-001',
    'SAN-RUL-001',
    'SEQ-RSP-001',
    'SAN-RSP-001',
    'SAN-RSP-002',
    'SAN-RSP-003',
    'ENT-STA-001',
    'ENT-STA-002',
    'SAN-RUL-014',
    'SAN-RUL-015',
    'REQ-RUL-001',
    'SAN-RSP-011',
    'SAN-RSP-012',
    'SAN-RSP-013',
    'SAN-RSP-017',
    'SAN-RSP-018',
    'SEQ-RSP-002',
    'SEQ-RSP-003',
    'SEQ-RSP-004',
    'SEQ-RSP-005',
    'REQ-POS-004',
    'ENT-STA-003',
    'SAN-STA-004',
  ],
  hooks: {
    believes() {
      throw new Error('its view of a certificate is not implemented');
    },
  },
};
