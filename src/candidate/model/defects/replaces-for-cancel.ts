import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'replaces-for-cancel',
  class: 'behaviour',
  summary: 'Says replace (1225 = 5) where the officer withdraws a certificate.',
  requirement: 'CON-03',
  mustFail: ['SAN-STA-002', 'ENT-STA-002', 'SAN-RUL-015', 'REQ-POS-004', 'SAN-STA-004'],
  hooks: { written: editText((text) => text.replace(/('BGM\+\d+\+[^+']*\+)1'/g, "$15'")) },
};
