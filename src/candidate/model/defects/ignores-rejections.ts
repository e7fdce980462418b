import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'ignores-rejections',
  summary: 'Reads a rejection and does nothing about it.',
  requirement: 'CON-08',
  mustFail: [
    'SAN-STA-003',
    'SAN-SYN-001',
    'SAN-SYN-002',
    'SAN-SYN-003',
    'CTL-SYN-001',
    'SAN-RUL-001',
    'SAN-RUL-002',
    'SAN-RUL-003',
    'SEQ-RSP-001',
    'SAN-RSP-001',
    'SAN-SEC-001',
    'SAN-SEC-002',
    'ENT-STA-001',
  ],
  hooks: { afterRejection: () => [] },
};
