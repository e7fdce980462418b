import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'no-importer',
  class: 'bytes',
  summary: 'Leaves the importer of record out of the message.',
  requirement: 'SAN-SG2-IM',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    written: editText((text) =>
      text.replace(
        /PNA\+IM[^']*'(.*?UNT\+)(\d+)/gs,
        (_, rest: string, count: string) => `${rest}${Number(count) - 1}`,
      ),
    ),
  },
};
