import type { UsageReport } from '../../../journal/index.js';
import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'keeps-first-report',
  class: 'belief',
  summary: 'Keeps the figures of the first answer about a certificate for ever.',
  requirement: 'CON-23',
  mustFail: ['REQ-POS-005'],
  hooks: () => {
    const first = new Map<string, UsageReport>();
    return {
      writesDown(entry, occasion) {
        const { report, documentNumber } = entry;
        if (report === undefined) return CONFORMANT.writesDown(entry, occasion);
        const kept = first.get(documentNumber) ?? report;
        first.set(documentNumber, kept);
        return CONFORMANT.writesDown({ ...entry, report: kept }, occasion);
      },
    };
  },
};
