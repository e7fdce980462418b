import { HOUR_MS } from '../../../core/index.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'starts-late',
  class: 'behaviour',
  summary: 'Carries a task out after thirty hours.',
  requirement: 'CON-01',
  mustFail: 'all',
  hooks: { startsAfterMs: 30 * HOUR_MS },
};
