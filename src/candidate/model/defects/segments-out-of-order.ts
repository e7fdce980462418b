import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'segments-out-of-order',
  class: 'bytes',
  summary: 'Writes the country of origin before the number of the certificate.',
  requirement: 'SAN-LOC-27',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: { written: editText((text) => text.replace(/(BGM[^']*')(.*?)(LOC[^']*')/gs, '$3$1$2')) },
};
