import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'used-for-remaining',
  class: 'belief',
  summary: 'Takes the quantity remaining for the quantity used, and the other way round.',
  requirement: 'CON-23',
  mustFail: ['REQ-POS-001', 'REQ-POS-002', 'REQ-POS-003', 'REQ-POS-004', 'REQ-POS-005'],
  hooks: {
    writesDown(entry, occasion) {
      const { report } = entry;
      const swapped = report && { ...report, used: report.remaining, remaining: report.used };
      return CONFORMANT.writesDown(swapped === undefined ? entry : { ...entry, report: swapped }, occasion);
    },
  },
};
