import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'believes-late-answers',
  class: 'belief',
  summary: 'Lets an answer that comes a second time overwrite what it wrote down since.',
  requirement: 'CON-21',
  mustFail: ['SAN-RSP-011'],
  hooks: { writesDown: (entry) => entry },
};
