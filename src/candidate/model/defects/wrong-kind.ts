import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-kind',
  class: 'data',
  summary: 'Gives every certificate the kind 29, a Canadian one.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => ('kind' in content ? { ...content, kind: '29' } : content) },
};
