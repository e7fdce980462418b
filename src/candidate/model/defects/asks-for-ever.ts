import { isOverdue } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'asks-for-ever',
  class: 'behaviour',
  summary: 'Repeats an unanswered interchange every hour.',
  requirement: 'CON-15',
  mustFail: ['SAN-RSP-013'],
  hooks: { isOverdue: (sent, now) => isOverdue({ ...sent, repeated: false }, now) },
};
