import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'lines-reversed',
  class: 'data',
  summary: 'Transmits line items in reverse order, with their numbers.',
  requirement: 'CON-04',
  mustFail: ['SAN-POS-002', 'SAN-RUL-012'],
  hooks: {
    document: (content) =>
      typeof content['lines'] === 'object' ? { ...content, lines: content['lines'].toReversed() } : content,
  },
};
