import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'gives-up-early',
  class: 'behaviour',
  summary: 'Gives a document up after the second rejection.',
  requirement: 'CON-08',
  mustFail: ['SAN-RSP-017'],
  hooks: {
    afterRejection: (item, rejection, sent) =>
      item.attempts >= 2 ? [] : CONFORMANT.afterRejection(item, rejection, sent),
  },
};
