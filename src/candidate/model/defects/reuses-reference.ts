import { CONFORMANT, type Defect } from '../hooks.js';
import { RETRANSMISSION_SCENARIOS } from '../retransmission-scenarios.js';

export const defect: Defect = {
  name: 'reuses-reference',
  summary: 'Sends a document again under the interchange reference of the rejected one.',
  requirement: 'CON-07',
  mustFail: RETRANSMISSION_SCENARIOS,
  hooks: {
    // What is sent again follows what it repeats, so the reference before is the rejected one's.
    controlReference: (stem, number, again) =>
      CONFORMANT.controlReference(stem, again ? number - 1 : number, again),
  },
};
