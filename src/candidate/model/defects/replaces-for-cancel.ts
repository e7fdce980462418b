import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'replaces-for-cancel',
  class: 'behaviour',
  summary: 'Says replace (1225 = 5) where the officer withdraws a certificate.',
  requirement: 'SYN-13',
  mustFail: [],
  hooks: { functionOf: (kind) => (kind === 'register' ? 'original' : 'replace') },
};
