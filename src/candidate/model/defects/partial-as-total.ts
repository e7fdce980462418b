import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'partial-as-total',
  class: 'behaviour',
  summary: 'Takes an interchange that was accepted in part for accepted as a whole.',
  requirement: 'CON-08',
  mustFail: ['SEQ-RSP-001', 'SEQ-RSP-002', 'SEQ-RSP-003', 'SEQ-RSP-004'],
  hooks: {
    afterRejection: (item, rejection, sent) =>
      rejection.by === 'control' && sent.items.size > 1
        ? []
        : CONFORMANT.afterRejection(item, rejection, sent),
    writesDown: (entry, occasion) =>
      occasion.kind === 'answered' && occasion.rejection?.by === 'control' && occasion.sent.items.size > 1
        ? { ...entry, state: 'accepted' }
        : CONFORMANT.writesDown(entry, occasion),
  },
};
