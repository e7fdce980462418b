import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'misreads-position',
  class: 'behaviour',
  summary: 'Takes the message after the refused one for the refused one.',
  requirement: 'CON-09',
  elsewhere: { 'SEQ-RSP-002': 'CON-16' },
  mustFail: ['SEQ-RSP-001', 'SEQ-RSP-002', 'SEQ-RSP-003', 'SEQ-RSP-004'],
  hooks: {
    refused(references, sent) {
      const all = [...sent.items.keys()];
      return references.map((reference) => all[(all.indexOf(reference) + 1) % all.length] ?? reference);
    },
  },
};
