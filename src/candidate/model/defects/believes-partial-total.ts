import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'believes-partial-total',
  class: 'belief',
  summary: 'Believes that a batch was accepted as a whole of which only a part was.',
  requirement: 'CON-21',
  mustFail: ['SEQ-RSP-005'],
  hooks: {
    writesDown: (entry, occasion) =>
      occasion.kind === 'answered' && occasion.sent.items.size > 1
        ? { ...entry, state: 'accepted' }
        : CONFORMANT.writesDown(entry, occasion),
  },
};
