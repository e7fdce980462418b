import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'garbage',
  class: 'control',
  summary: 'Answers every task with something else than the protocol.',
  requirement: 'CON-17',
  mustFail: 'all',
  hooks: { breaksDown: (prompt) => (prompt.kind === 'task' ? 'garbage' : undefined) },
};
