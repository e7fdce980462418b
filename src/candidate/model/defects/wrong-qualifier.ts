import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-qualifier',
  class: 'bytes',
  summary: 'Qualifies the date of issuance with 137 instead of 182.',
  requirement: 'SAN-DTM-182-2005',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { written: editText((text) => text.replaceAll('DTM+182:', 'DTM+137:')) },
};
