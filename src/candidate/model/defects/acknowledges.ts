import { acknowledgementOf } from '../control-replies.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'acknowledges',
  class: 'behaviour',
  summary: 'Acknowledges every answer with a CONTRL.',
  requirement: 'CON-15',
  elsewhere: {
    'SAN-RSP-014': 'CON-03',
    'SAN-RSP-015': 'CON-03',
    'SAN-RSP-016': 'CON-03',
    'SAN-RSP-017': 'CON-03',
  },
  mustFail: { allBut: ['SAN-RSP-013'] },
  hooks: {
    leaving: (transmissions, prompt) =>
      prompt.kind === 'deliver'
        ? [...transmissions, ...prompt.interchanges.map(acknowledgementOf)]
        : transmissions,
  },
};
