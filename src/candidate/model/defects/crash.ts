import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'crash',
  class: 'control',
  summary: 'Ends with an error over every task.',
  requirement: 'CON-17',
  mustFail: 'all',
  hooks: { breaksDown: (prompt) => (prompt.kind === 'task' ? 'crash' : undefined) },
};
