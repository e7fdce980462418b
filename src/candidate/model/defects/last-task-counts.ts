import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'last-task-counts',
  class: 'belief',
  summary:
    'Believes of a certificate what became of the last task about it, though an earlier one was accepted.',
  requirement: 'CON-21',
  mustFail: ['ENT-STA-002', 'SAN-RUL-015', 'SAN-STA-004'],
  hooks: {
    believes(activity, certificate) {
      const last = activity.findLast(
        ({ task, documentNumber }) => task !== 'query' && documentNumber === certificate,
      );
      if (last === undefined) return 'unknown';
      if (last.state !== 'accepted') return last.state;
      return last.task === 'cancel' ? 'cancelled' : 'registered';
    },
  },
};
