import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'asks-about-another',
  class: 'data',
  summary: 'Asks about another certificate than the officer named.',
  requirement: 'CON-04',
  mustFail: ['REQ-POS-001'],
  hooks: {
    document(content) {
      const { documentNumber } = content;
      if (typeof documentNumber !== 'string') return content;
      return { ...content, documentNumber: `${documentNumber.slice(0, 3)}ZZZZZZ` };
    },
  },
};
