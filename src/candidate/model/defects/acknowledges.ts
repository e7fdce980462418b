import { acknowledgementOf } from '../control-replies.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'acknowledges',
  class: 'behaviour',
  summary: 'Acknowledges every answer with a CONTRL.',
  requirement: 'CON-15',
  mustFail: [],
  hooks: {
    leaving: (transmissions, prompt) =>
      prompt.kind === 'deliver'
        ? [...transmissions, ...prompt.interchanges.map(acknowledgementOf)]
        : transmissions,
  },
};
