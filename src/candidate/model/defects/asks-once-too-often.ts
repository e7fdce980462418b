import { HOUR_MS } from '../../../core/index.js';
import { isOverdue } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'asks-once-too-often',
  class: 'behaviour',
  summary: 'Sends the bytes a third time, an hour after their repetition was answered.',
  requirement: 'CON-15',
  mustFail: [
    'SAN-RSP-002',
    'SAN-RSP-004',
    'SAN-RSP-011',
    'SAN-RSP-012',
    'SAN-RSP-013',
    'SAN-RSP-014',
    'SAN-RSP-015',
    'SAN-RSP-016',
  ],
  hooks: () => {
    const asked = new Set<string>();
    return {
      isOverdue(sent, now) {
        const again = sent.repeated && now - sent.sentAt >= 3 * HOUR_MS && !asked.has(sent.controlReference);
        if (again) asked.add(sent.controlReference);
        return again || isOverdue(sent, now);
      },
    };
  },
};
