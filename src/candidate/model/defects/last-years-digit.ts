import { editField } from '../edit-document.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'last-years-digit',
  class: 'data',
  summary: 'Begins certificate numbers with the digit of last year.',
  requirement: 'CON-04',
  mustFail: [],
  hooks: {
    document: (content) =>
      editField(
        content,
        'certificateNumber',
        (text) => `${(Number(text.slice(0, 1)) + 9) % 10}${text.slice(1)}`,
      ),
  },
};
