import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'asks-anew',
  class: 'behaviour',
  summary: 'Sends the documents of an unanswered interchange again as a new one.',
  requirement: 'CON-12',
  mustFail: ['SAN-RSP-002'],
  hooks: { repeats: 'anew' },
};
