import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-date-format',
  class: 'bytes',
  summary: 'Says format 101 (YYMMDD) of a date in format 102.',
  requirement: 'SAN-DTM-182-2379',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { written: editText((text) => text.replace(/('DTM\+182:\d{8}:)102/g, '$1101')) },
};
