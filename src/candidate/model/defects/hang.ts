import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'hang',
  class: 'control',
  summary: 'Never answers a task.',
  requirement: 'CON-17',
  mustFail: 'all',
  hooks: { breaksDown: (prompt) => (prompt.kind === 'task' ? 'hang' : undefined) },
};
