import { HOUR_MS } from '../../../core/index.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'reacts-late',
  class: 'behaviour',
  summary: 'Acts on a rejection after thirty hours.',
  requirement: 'CON-08',
  mustFail: [],
  hooks: { reactsAfterMs: 30 * HOUR_MS },
};
