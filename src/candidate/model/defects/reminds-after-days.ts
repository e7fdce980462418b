import { HOUR_MS } from '../../../core/index.js';
import { isOverdue } from '../conduct.js';
import type { Defect } from '../hooks.js';

const REMINDED_AFTER_MS = 100 * HOUR_MS;
export const defect: Defect = {
  name: 'reminds-after-days',
  class: 'behaviour',
  summary: 'Sends an interchange again a hundred hours later, though it was answered.',
  requirement: 'CON-15',
  mustFail: ['ENT-TIM-001'],
  hooks: {
    isOverdue: (sent, now) =>
      isOverdue(sent, now) || (!sent.repeated && now - sent.sentAt >= REMINDED_AFTER_MS),
  },
};
