import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'renumbers',
  class: 'behaviour',
  summary: 'Sends what was refused again under another certificate number.',
  requirement: 'CON-09',
  mustFail: [],
  hooks: {
    document: (content, _kind, again) =>
      again ? editField(content, 'certificateNumber', (text) => `${text.slice(0, 3)}999999`) : content,
  },
};
