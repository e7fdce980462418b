import { withoutField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'drops-expiry',
  class: 'data',
  summary: 'Leaves the expiry date out.',
  requirement: 'CON-04',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { document: (content) => withoutField(content, 'expiryDate') },
};
