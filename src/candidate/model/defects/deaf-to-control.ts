import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'deaf-to-control',
  class: 'behaviour',
  summary: 'Reads CUSRES and takes no notice of CONTRL.',
  requirement: 'CON-08',
  mustFail: [
    'SAN-SYN-001',
    'SAN-SYN-002',
    'SAN-SYN-003',
    'CTL-SYN-001',
    'SEQ-RSP-001',
    'SAN-SEC-001',
    'SAN-SEC-002',
    'SAN-RSP-007',
    'SAN-RSP-008',
    'SAN-RSP-009',
    'SAN-RSP-010',
    'SAN-RSP-018',
    'SEQ-RSP-002',
    'SEQ-RSP-003',
    'SEQ-RSP-004',
  ],
  hooks: {
    afterRejection: (item, rejection, sent) =>
      rejection.by === 'control' ? [] : CONFORMANT.afterRejection(item, rejection, sent),
  },
};
