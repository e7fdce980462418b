import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'never-collects',
  class: 'behaviour',
  summary: 'Never collects an answer.',
  requirement: 'CON-12',
  mustFail: [],
  hooks: { hears: () => [] },
};
