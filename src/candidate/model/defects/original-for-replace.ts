import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'original-for-replace',
  class: 'behaviour',
  summary: 'Says original (1225 = 9) where the officer replaces a certificate.',
  requirement: 'CON-03',
  mustFail: ['SAN-STA-001', 'ENT-STA-001', 'SAN-RUL-014', 'SAN-RUL-015', 'ENT-STA-003'],
  hooks: { functionOf: (kind) => (kind === 'cancel' ? 'cancellation' : 'original') },
};
