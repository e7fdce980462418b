import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-cancel',
  class: 'behaviour',
  summary: 'Is told to cancel a certificate and does not.',
  requirement: 'CON-01',
  mustFail: ['SAN-STA-002', 'ENT-STA-002', 'SAN-RUL-015', 'REQ-POS-004', 'SAN-STA-004'],
  hooks: { carriesOut: (task) => task.kind !== 'cancel' },
};
