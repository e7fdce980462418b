import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'registers-for-cancel',
  class: 'behaviour',
  summary: 'Registers once more what it is told to cancel.',
  requirement: 'SYN-13',
  mustFail: [],
  hooks: { functionOf: (kind) => (kind === 'replace' ? 'replace' : 'original') },
};
