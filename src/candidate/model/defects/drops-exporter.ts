import { withoutField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'drops-exporter',
  class: 'data',
  summary: 'Leaves the exporter out.',
  requirement: 'CON-04',
  mustFail: ['SAN-POS-003'],
  hooks: { document: (content) => withoutField(content, 'exporterName') },
};
