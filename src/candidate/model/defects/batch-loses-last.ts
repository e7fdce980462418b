import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'batch-loses-last',
  class: 'behaviour',
  summary: 'Loses the last document of a batch.',
  requirement: 'CON-02',
  mustFail: [],
  hooks: { batch: (items) => (items.length > 1 ? items.slice(0, -1) : items) },
};
