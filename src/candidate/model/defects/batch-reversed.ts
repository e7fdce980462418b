import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'batch-reversed',
  class: 'behaviour',
  summary: 'Puts the documents of a batch into the interchange in reverse order.',
  requirement: 'CON-02',
  mustFail: [],
  hooks: { batch: (items) => items.toReversed() },
};
