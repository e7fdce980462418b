import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-replace',
  class: 'behaviour',
  summary: 'Is told to replace a certificate and does not.',
  requirement: 'CON-01',
  mustFail: ['SAN-STA-001', 'ENT-STA-001', 'SAN-RUL-014', 'SAN-RUL-015', 'ENT-STA-003'],
  hooks: { carriesOut: (task) => task.kind !== 'replace' },
};
