import { ATTEMPTS_MAX } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'acts-twice',
  class: 'behaviour',
  summary: 'Sends a document again when its answer comes a second time.',
  requirement: 'CON-13',
  mustFail: ['SAN-RSP-003'],
  hooks: {
    afterRepeatedAnswer: (item) => (item.attempts < ATTEMPTS_MAX ? [item] : []),
  },
};
