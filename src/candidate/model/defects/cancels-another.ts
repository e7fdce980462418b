import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'cancels-another',
  class: 'data',
  summary: 'Cancels the certificate with the next number instead of the one withdrawn.',
  requirement: 'CON-04',
  mustFail: ['SAN-STA-002', 'ENT-STA-002', 'SAN-RUL-015', 'REQ-POS-004', 'SAN-STA-004'],
  hooks: {
    document: (content, kind) =>
      kind === 'cancel'
        ? editField(
            content,
            'certificateNumber',
            (text) => text.slice(0, -1) + String((Number(text.slice(-1)) + 1) % 10),
          )
        : content,
  },
};
