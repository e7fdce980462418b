import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'believes-partial-refusal',
  class: 'belief',
  summary: 'Believes of a batch of which one message was refused that so was all that is answered after it.',
  requirement: 'CON-21',
  mustFail: ['SEQ-RSP-001', 'SEQ-RSP-003', 'SEQ-RSP-004', 'SEQ-RSP-005'],
  hooks: () => {
    const refused = new Set<string>();
    return {
      writesDown(entry, occasion) {
        if (occasion.kind !== 'answered') return CONFORMANT.writesDown(entry, occasion);
        const { controlReference } = occasion.sent;
        if (occasion.rejection !== undefined) refused.add(controlReference);
        return refused.has(controlReference) ? { ...entry, state: 'rejected' } : entry;
      },
    };
  },
};
