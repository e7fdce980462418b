import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'another-country',
  class: 'data',
  summary: 'Names the United States as country of origin.',
  requirement: 'CON-04',
  elsewhere: { 'SAN-RUL-011': 'CON-10' },
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => ('origin' in content ? { ...content, origin: 'US' } : content) },
};
