import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'late-as-new',
  class: 'behaviour',
  summary: 'Takes a rejection that comes a second time for a new one.',
  requirement: 'CON-15',
  elsewhere: { 'SEQ-RSP-004': 'CON-13' },
  mustFail: ['SAN-RSP-011', 'SEQ-RSP-004'],
  hooks: {
    afterRepeatedAnswer: (item, sent, rejection) =>
      rejection === undefined ? [] : CONFORMANT.afterRejection(item, rejection, sent),
  },
};
