import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'reuses-reference',
  class: 'behaviour',
  summary: 'Sends a document again under the interchange reference of the rejected one.',
  requirement: 'CON-07',
  mustFail: [],
  hooks: {
    // What is sent again follows what it repeats, so the reference before is the rejected one's.
    controlReference: (stem, number, again) =>
      CONFORMANT.controlReference(stem, again ? number - 1 : number, again),
  },
};
