import { ATTEMPTS_MAX } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'acts-twice',
  class: 'behaviour',
  summary: 'Sends a document again when its answer comes a second time.',
  requirement: 'CON-13',
  elsewhere: { 'SAN-RSP-011': 'CON-15', 'SAN-RSP-012': 'CON-15' },
  mustFail: ['SAN-RSP-003', 'SAN-RSP-005', 'SAN-RSP-011', 'SAN-RSP-012', 'SEQ-RSP-004'],
  hooks: {
    afterRepeatedAnswer: (item) => (item.attempts < ATTEMPTS_MAX ? [item] : []),
  },
};
