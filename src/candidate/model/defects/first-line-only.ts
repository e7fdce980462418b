import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'first-line-only',
  class: 'data',
  summary: 'Transmits the first line item of a certificate, and counts one.',
  requirement: 'CON-04',
  mustFail: ['SAN-POS-002', 'SAN-RUL-012', 'SAN-RUL-013'],
  hooks: {
    document(content) {
      const { lines } = content;
      const first = typeof lines === 'string' ? undefined : lines?.[0];
      return first === undefined ? content : { ...content, lines: [first], lineCount: '1' };
    },
  },
};
