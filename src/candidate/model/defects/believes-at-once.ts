import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'believes-at-once',
  class: 'belief',
  summary: 'Writes a document down as accepted as soon as it is sent.',
  requirement: 'CON-21',
  mustFail: ['SAN-RSP-013'],
  hooks: {
    writesDown: (entry, occasion) =>
      occasion.kind === 'sent' ? { ...entry, state: 'accepted' } : CONFORMANT.writesDown(entry, occasion),
  },
};
