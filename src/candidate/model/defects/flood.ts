import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'flood',
  class: 'control',
  summary: 'Answers a task with a line that never ends.',
  requirement: 'CON-17',
  mustFail: 'all',
  hooks: { breaksDown: (prompt) => (prompt.kind === 'task' ? 'flood' : undefined) },
};
