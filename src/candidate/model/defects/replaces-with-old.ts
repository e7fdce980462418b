import type { DocumentData } from '../../../guide/index.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'replaces-with-old',
  class: 'data',
  summary: 'Transmits a replacement with the content that the certificate had before.',
  requirement: 'CON-04',
  mustFail: ['SAN-STA-001', 'ENT-STA-001', 'SAN-RUL-015', 'ENT-STA-003'],
  hooks: () => {
    const originals = new Map<string, DocumentData>();
    return {
      document(content, kind) {
        const number = content['certificateNumber'];
        if (typeof number !== 'string') return content;
        if (kind === 'register') originals.set(number, content);
        return kind === 'replace' ? (originals.get(number) ?? content) : content;
      },
    };
  },
};
