import { editLines } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'tonnes',
  class: 'data',
  summary: 'Transmits quantities in tonnes (TNE), whatever the unit.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => editLines(content, (line) => ({ ...line, unit: 'TNE' })) },
};
