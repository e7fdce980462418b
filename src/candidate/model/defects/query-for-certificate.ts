import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'query-for-certificate',
  class: 'belief',
  summary: 'Takes a query that was refused for a certificate that was.',
  requirement: 'CON-21',
  mustFail: ['REQ-RUL-001'],
  hooks: {
    believes(activity, certificate) {
      const refused = activity.some(
        ({ task, documentNumber, state }) =>
          task === 'query' && documentNumber === certificate && state === 'rejected',
      );
      return refused ? 'rejected' : CONFORMANT.believes(activity, certificate);
    },
  },
};
