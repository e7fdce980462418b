import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'trusts-damage',
  class: 'behaviour',
  summary: 'Believes an answer that arrived damaged.',
  requirement: 'CON-12',
  mustFail: [],
  hooks: { readsDamaged: true },
};
