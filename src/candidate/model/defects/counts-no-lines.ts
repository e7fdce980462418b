import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'counts-no-lines',
  class: 'data',
  summary: 'Says of every certificate that it has no line.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => ('lineCount' in content ? { ...content, lineCount: '0' } : content) },
};
