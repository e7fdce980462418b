import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-replaced',
  class: 'belief',
  summary: 'Replaces a certificate and does not write down that this was accepted.',
  requirement: 'CON-22',
  mustFail: ['SAN-STA-001', 'ENT-STA-001'],
  hooks: {
    writesDown: (entry, occasion) =>
      entry.task === 'replace' && entry.state === 'accepted'
        ? undefined
        : CONFORMANT.writesDown(entry, occasion),
  },
};
