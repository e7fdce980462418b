import type { Defect } from '../hooks.js';
import { RETRANSMISSION_SCENARIOS } from '../retransmission-scenarios.js';

export const defect: Defect = {
  name: 'ignores-rejections',
  summary: 'Reads a rejection and does nothing about it.',
  requirement: 'CON-08',
  mustFail: RETRANSMISSION_SCENARIOS,
  hooks: { afterRejection: () => [] },
};
