import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-release',
  class: 'bytes',
  summary: 'Says release D.96B of messages made by D.97B.',
  requirement: 'ENV-0065',
  mustFail: 'all',
  hooks: { written: editText((text) => text.replaceAll(':D:97B:', ':D:96B:')) },
};
