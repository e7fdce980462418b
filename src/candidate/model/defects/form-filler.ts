import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'form-filler',
  class: 'control',
  summary: 'Copies number, dates and kind of the task into one form that it always sends.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) =>
      'importer' in content
        ? {
            ...content,
            importer: '12-345678900',
            lines: [{ number: '1', hts: '020130', quantity: '5000', unit: 'KGM' }],
            lineCount: '1',
          }
        : content,
  },
};
