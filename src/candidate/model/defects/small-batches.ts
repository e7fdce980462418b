import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'small-batches',
  class: 'behaviour',
  summary: 'Puts at most four messages into one interchange.',
  requirement: 'CON-02',
  mustFail: ['SAN-VOL-001', 'SAN-VOL-002'],
  hooks: { messagesMax: 4 },
};
