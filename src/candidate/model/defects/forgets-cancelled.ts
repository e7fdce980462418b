import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-cancelled',
  class: 'belief',
  summary: 'Cancels a certificate and does not write down that this was accepted.',
  requirement: 'CON-21',
  mustFail: ['SAN-STA-002', 'SAN-RUL-015', 'REQ-POS-004', 'SAN-STA-004'],
  hooks: {
    writesDown: (entry, occasion) =>
      entry.task === 'cancel' && entry.state === 'accepted'
        ? undefined
        : CONFORMANT.writesDown(entry, occasion),
  },
};
