import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'ignores-rejections',
  class: 'behaviour',
  summary: 'Reads a rejection and does nothing about it.',
  requirement: 'CON-08',
  mustFail: [],
  hooks: { afterRejection: () => [] },
};
