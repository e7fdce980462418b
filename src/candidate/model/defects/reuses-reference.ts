import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'reuses-reference',
  summary: 'Sends a document again under the interchange reference of the rejected one.',
  requirement: 'CON-07',
  mustFail: [
    'SAN-STA-003',
    'SAN-SYN-001',
    'SAN-SYN-002',
    'SAN-SYN-003',
    'CTL-SYN-001',
    'SAN-RUL-001',
    'SAN-RUL-002',
    'SAN-RUL-003',
    'SEQ-RSP-001',
    'SAN-RSP-001',
    'SAN-SEC-001',
    'SAN-SEC-002',
    'ENT-STA-001',
  ],
  hooks: {
    // What is sent again follows what it repeats, so the reference before is the rejected one's.
    controlReference: (stem, number, again) =>
      CONFORMANT.controlReference(stem, again ? number - 1 : number, again),
  },
};
