import { editLines, withoutField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'drops-description',
  class: 'data',
  summary: 'Leaves the descriptions of goods out.',
  requirement: 'CON-04',
  mustFail: ['SAN-POS-002'],
  hooks: { document: (content) => editLines(content, (line) => withoutField(line, 'description')) },
};
