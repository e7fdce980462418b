import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'no-issue-date',
  class: 'bytes',
  summary: 'Leaves the date of issuance out of the message.',
  requirement: 'SAN-DTM-182',
  mustFail: { allBut: ['REQ-RUL-001'] },
  hooks: {
    written: editText((text) =>
      text.replace(
        /DTM\+182[^']*'(.*?UNT\+)(\d+)/gs,
        (_, rest: string, count: string) => `${rest}${Number(count) - 1}`,
      ),
    ),
  },
};
