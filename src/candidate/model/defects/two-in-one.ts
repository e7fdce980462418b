import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'two-in-one',
  class: 'bytes',
  summary: 'Writes the interchange twice into one transmission.',
  requirement: 'CON-02',
  mustFail: 'all',
  hooks: { written: editText((text) => text + text) },
};
