import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'echo',
  class: 'control',
  summary: 'Sends back whatever it is sent.',
  requirement: 'CON-01',
  mustFail: 'all',
  hooks: { instead: (prompt) => (prompt.kind === 'deliver' ? prompt.interchanges : []) },
};
