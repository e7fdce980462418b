import { ATTEMPTS_MAX } from '../conduct.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'always-resend',
  class: 'behaviour',
  summary: 'Transmits an accepted document again, as if it had been rejected.',
  requirement: 'CON-13',
  mustFail: 'all',
  hooks: { afterAcceptance: (item) => (item.attempts < ATTEMPTS_MAX ? [item] : []) },
};
