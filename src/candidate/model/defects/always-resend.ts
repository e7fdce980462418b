import { ATTEMPTS_MAX } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'always-resend',
  class: 'behaviour',
  summary: 'Transmits an accepted document again, as if it had been rejected.',
  requirement: 'CON-13',
  elsewhere: {
    'SEQ-RSP-001': 'CON-16',
    'SAN-RSP-006': 'CON-15',
    'SEQ-RSP-002': 'CON-16',
    'SEQ-RSP-004': 'CON-16',
  },
  mustFail: { allBut: ['SAN-RUL-014', 'REQ-RUL-001', 'SAN-RSP-013', 'SAN-RSP-017'] },
  hooks: { afterAcceptance: (item) => (item.attempts < ATTEMPTS_MAX ? [item] : []) },
};
