import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'repeats-line',
  class: 'data',
  summary: 'Transmits the first line item twice.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      typeof content['lines'] === 'object'
        ? {
            ...content,
            lines: content['lines'].flatMap((line, index) => (index === 0 ? [line, line] : [line])),
          }
        : content,
  },
};
