import { ATTEMPTS_MAX } from '../conduct.js';
import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'ignores-amendments',
  class: 'behaviour',
  summary: 'Sends a document refused by a rule again as it was, whatever the officer amended.',
  requirement: 'CON-10',
  mustFail: [
    'SAN-STA-003',
    'SAN-RUL-001',
    'SAN-RUL-002',
    'SAN-RUL-003',
    'ENT-STA-001',
    'SAN-RUL-004',
    'SAN-RUL-005',
    'SAN-RUL-006',
    'SAN-RUL-007',
    'SAN-RUL-008',
    'SAN-RUL-009',
    'SAN-RUL-010',
    'SAN-RUL-011',
    'SAN-RUL-012',
    'SAN-RUL-013',
    'SAN-RSP-011',
  ],
  hooks: {
    // Where the officer did not amend it, it does as it should.
    afterRejection: (item, rejection, sent) =>
      item.amended !== undefined && item.attempts < ATTEMPTS_MAX
        ? [item]
        : CONFORMANT.afterRejection(item, rejection, sent),
  },
};
