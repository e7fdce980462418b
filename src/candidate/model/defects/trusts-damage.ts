import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'trusts-damage',
  class: 'behaviour',
  summary: 'Believes an answer that arrived damaged.',
  requirement: 'CON-12',
  mustFail: ['SAN-RSP-015', 'SAN-RSP-016'],
  hooks: { readsDamaged: true },
};
