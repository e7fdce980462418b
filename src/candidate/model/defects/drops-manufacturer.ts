import { withoutField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'drops-manufacturer',
  class: 'data',
  summary: 'Leaves the manufacturers out.',
  requirement: 'CON-04',
  mustFail: ['SAN-POS-003'],
  hooks: { document: (content) => withoutField(content, 'manufacturers') },
};
