import { ATTEMPTS_MAX } from '../conduct.js';
import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'insists',
  class: 'behaviour',
  summary: 'Sends a document refused by a rule again although the officer did not amend it.',
  requirement: 'CON-15',
  elsewhere: { 'SAN-STA-004': 'CON-13' },
  mustFail: ['ENT-STA-002', 'SAN-RUL-014', 'SAN-RUL-015', 'REQ-RUL-001', 'SAN-STA-004', 'SEQ-RSP-005'],
  hooks: {
    afterRejection(item, rejection, sent) {
      const next = CONFORMANT.afterRejection(item, rejection, sent);
      return next.length === 0 && item.attempts < ATTEMPTS_MAX ? [item] : next;
    },
  },
};
