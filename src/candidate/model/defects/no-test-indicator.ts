import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'no-test-indicator',
  class: 'bytes',
  summary: 'Leaves the test indicator (0035) out in the test environment.',
  requirement: 'CON-06',
  mustFail: 'all',
  hooks: { testIndicator: () => false },
};
