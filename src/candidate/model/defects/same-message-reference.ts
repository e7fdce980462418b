import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'same-message-reference',
  class: 'bytes',
  summary: 'Gives every message of a batch the same reference.',
  requirement: 'SYN-26',
  mustFail: [
    'SEQ-POS-001',
    'SEQ-RSP-001',
    'SAN-VOL-001',
    'SEQ-RSP-002',
    'SEQ-RSP-003',
    'SEQ-RSP-004',
    'SAN-VOL-002',
    'SEQ-RSP-005',
  ],
  hooks: {
    written: editText((text) =>
      text.split("'UNH+").length < 3 ? text : text.replace(/('UN[HT]\+(?:\d+\+)?)\d+(?=[+'])/g, '$11'),
    ),
  },
};
