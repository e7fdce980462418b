import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'bare-importer',
  class: 'data',
  summary: 'Leaves the hyphens of importer numbers out.',
  requirement: 'CON-04',
  mustFail: [],
  hooks: { document: (content) => editField(content, 'importer', (text) => text.replaceAll('-', '')) },
};
