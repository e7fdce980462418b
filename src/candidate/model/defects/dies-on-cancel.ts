import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'dies-on-cancel',
  class: 'behaviour',
  summary: 'Ends with an error when it is told to cancel a certificate.',
  requirement: 'CON-17',
  mustFail: ['SAN-STA-002', 'ENT-STA-002', 'SAN-RUL-015', 'REQ-POS-004', 'SAN-STA-004'],
  hooks: {
    carriesOut(task) {
      if (task.kind === 'cancel') throw new Error('cancellation is not implemented');
      return true;
    },
  },
};
