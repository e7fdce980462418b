import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'lines-reversed',
  class: 'data',
  summary: 'Transmits line items in reverse order, with their numbers.',
  requirement: 'CON-04',
  mustFail: [],
  hooks: {
    document: (content) =>
      typeof content['lines'] === 'object' ? { ...content, lines: content['lines'].toReversed() } : content,
  },
};
