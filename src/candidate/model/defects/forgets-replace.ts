import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-replace',
  class: 'behaviour',
  summary: 'Is told to replace a certificate and does not.',
  requirement: 'CON-01',
  mustFail: [],
  hooks: { carriesOut: (task) => task.kind !== 'replace' },
};
