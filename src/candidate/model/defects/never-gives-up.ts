import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'never-gives-up',
  class: 'behaviour',
  summary: 'Sends a document again as often as it is refused for a transient reason.',
  requirement: 'CON-11',
  mustFail: ['SAN-RSP-017'],
  hooks: {
    afterRejection: (item, rejection, sent) =>
      rejection.by === 'response' && rejection.codes.includes('R21')
        ? [item]
        : CONFORMANT.afterRejection(item, rejection, sent),
  },
};
