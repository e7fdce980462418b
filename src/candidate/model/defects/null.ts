import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'null',
  class: 'control',
  summary: 'Introduces itself and transmits nothing, ever.',
  requirement: 'CON-01',
  mustFail: 'all',
  hooks: { leaving: () => [] },
};
