import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'partial-as-total',
  class: 'behaviour',
  summary: 'Takes an interchange that was accepted in part for accepted as a whole.',
  requirement: 'CON-08',
  mustFail: [],
  hooks: { refused: () => [] },
};
