import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'asks-about-another',
  class: 'data',
  summary: 'Asks about another certificate than the officer named.',
  requirement: 'CON-18',
  mustFail: ['REQ-POS-001', 'REQ-RUL-001', 'REQ-POS-002', 'REQ-POS-003', 'REQ-POS-004', 'REQ-POS-005'],
  hooks: {
    document(content) {
      const { documentNumber } = content;
      if (typeof documentNumber !== 'string') return content;
      return { ...content, documentNumber: `${documentNumber.slice(0, 3)}ZZZZZZ` };
    },
  },
};
