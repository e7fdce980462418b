import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'one-importer',
  class: 'data',
  summary: 'Names one importer of record, its best customer, on every certificate.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    document: (content) => ('importer' in content ? { ...content, importer: '11-111111100' } : content),
  },
};
