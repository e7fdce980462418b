import { isOverdue } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'content-with-anything',
  class: 'behaviour',
  summary: 'Takes whatever arrives for the answer that it waits for, readable or not.',
  requirement: 'CON-12',
  mustFail: ['SAN-RSP-014', 'SAN-RSP-015', 'SAN-RSP-016'],
  hooks: () => {
    let arrived = false;
    return {
      hears(interchanges) {
        arrived = true;
        return interchanges;
      },
      isOverdue: (sent, now) => !arrived && isOverdue(sent, now),
    };
  },
};
