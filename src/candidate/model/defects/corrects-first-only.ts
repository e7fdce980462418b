import { editLines } from '../edit-document.js';
import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'corrects-first-only',
  class: 'behaviour',
  summary: 'Corrects the first error of a rejection and leaves the others.',
  requirement: 'CON-10',
  mustFail: ['SAN-RUL-003'],
  hooks: {
    afterRejection(item, rejection, sent) {
      const [next] = CONFORMANT.afterRejection(item, rejection, sent);
      if (next === undefined || rejection.by === 'control' || rejection.codes.length < 2) {
        return next === undefined ? [] : [next];
      }
      const { lines } = item.content;
      const units = typeof lines === 'object' ? lines.map((line) => line['unit'] ?? '') : [];
      return [
        { ...next, content: editLines(next.content, (line, i) => ({ ...line, unit: units[i] ?? '' })) },
      ];
    },
  },
};
