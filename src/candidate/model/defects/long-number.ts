import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'long-number',
  class: 'bytes',
  summary: 'Pads the certificate number to forty characters.',
  requirement: 'SAN-BGM-1004',
  elsewhere: { 'REQ-RUL-001': 'REQ-BGM-1004' },
  mustFail: 'all',
  hooks: {
    written: editText((text) =>
      text.replace(
        /('BGM\+\d+\+)([A-Z0-9]+)/g,
        (_, before: string, number: string) => before + number.padEnd(40, '0'),
      ),
    ),
  },
};
