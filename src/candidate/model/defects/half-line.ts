import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'half-line',
  class: 'control',
  summary: 'Ends in the middle of its answer to a task.',
  requirement: 'CON-17',
  mustFail: 'all',
  hooks: { breaksDown: (prompt) => (prompt.kind === 'task' ? 'half-line' : undefined) },
};
