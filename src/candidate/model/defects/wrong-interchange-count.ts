import { editText } from '../edit-text.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-interchange-count',
  class: 'bytes',
  summary: 'Counts one message too many in UNZ (0036).',
  requirement: 'SYN-29',
  mustFail: 'all',
  hooks: {
    written: editText((text) =>
      text.replace(/'UNZ\+(\d+)/, (_, count: string) => `'UNZ+${Number(count) + 1}`),
    ),
  },
};
