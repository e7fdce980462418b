import { DAY_MS } from '../../../core/index.js';
import { isOverdue } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'reminds-daily',
  class: 'behaviour',
  summary: 'Sends its last interchange again after a day without work, though it was answered.',
  requirement: 'CON-15',
  elsewhere: { 'ENT-TIM-001': 'CON-13' },
  mustFail: [
    'SAN-RSP-003',
    'SAN-TIM-001',
    'ENT-STA-002',
    'SAN-RUL-014',
    'SAN-RUL-015',
    'REQ-RUL-001',
    'SAN-RSP-005',
    'SAN-RSP-006',
    'SAN-RSP-011',
    'SAN-RSP-017',
    'SAN-STA-004',
    'ENT-TIM-001',
    'SEQ-RSP-005',
  ],
  hooks: {
    isOverdue: (sent, now, lastSentAt) =>
      isOverdue(sent, now) || (!sent.repeated && sent.sentAt === lastSentAt && now - lastSentAt >= DAY_MS),
  },
};
