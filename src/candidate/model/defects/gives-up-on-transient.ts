import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'gives-up-on-transient',
  class: 'behaviour',
  summary: 'Takes the transient rejection R21 for a final one.',
  requirement: 'CON-08',
  mustFail: ['SAN-RSP-001', 'SAN-RSP-017'],
  hooks: {
    afterRejection: (item, rejection, sent) =>
      rejection.by === 'response' && rejection.codes.includes('R21')
        ? []
        : CONFORMANT.afterRejection(item, rejection, sent),
  },
};
