import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-query',
  class: 'behaviour',
  summary: 'Is told to ask about a certificate and does not.',
  requirement: 'CON-01',
  mustFail: [],
  hooks: { carriesOut: (task) => task.kind !== 'query' },
};
