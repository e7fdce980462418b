import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'misreads-position',
  class: 'behaviour',
  summary: 'Takes the message after the refused one for the refused one.',
  requirement: 'CON-08',
  mustFail: [],
  hooks: {
    refused(references, sent) {
      const all = [...sent.items.keys()];
      return references.map((reference) => all[(all.indexOf(reference) + 1) % all.length] ?? reference);
    },
  },
};
