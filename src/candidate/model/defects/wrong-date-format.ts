import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-date-format',
  class: 'bytes',
  summary: 'Says format 101 (YYMMDD) of a date in format 102.',
  requirement: 'SYN-12',
  mustFail: [],
  hooks: { written: editText((text) => text.replace(/('DTM\+182:\d{8}:)102/g, '$1101')) },
};
