import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-recipient',
  class: 'bytes',
  summary: 'Addresses another agency (S003) than CBP.',
  requirement: 'ENV-0010',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replace('+USCBP+', '+USDA+')) },
};
