import { ATTEMPTS_MAX } from '../conduct.js';
import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'sends-all-again',
  class: 'behaviour',
  summary: 'Sends a whole batch again when one message of it was rejected.',
  requirement: 'CON-16',
  mustFail: ['SEQ-RSP-001', 'SEQ-RSP-002', 'SEQ-RSP-003', 'SEQ-RSP-004'],
  hooks: {
    afterRejection: (item, rejection, sent) =>
      rejection.by === 'control' && sent.items.size > 1 && item.attempts < ATTEMPTS_MAX
        ? [...sent.items.values()]
        : CONFORMANT.afterRejection(item, rejection, sent),
  },
};
