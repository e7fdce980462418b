import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'forgets-queries',
  class: 'belief',
  summary: 'Does not write down what a query was answered with.',
  requirement: 'CON-23',
  elsewhere: { 'REQ-RUL-001': 'CON-22' },
  mustFail: ['REQ-POS-001', 'REQ-RUL-001', 'REQ-POS-002', 'REQ-POS-003', 'REQ-POS-004', 'REQ-POS-005'],
  hooks: {
    writesDown: (entry, occasion) =>
      entry.task === 'query' && occasion.kind === 'answered'
        ? undefined
        : CONFORMANT.writesDown(entry, occasion),
  },
};
