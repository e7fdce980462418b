import { certificateOnFile } from './certificate-key.js';
import type { Rule } from './model.js';
import { placeOf } from './place.js';

/** R16: what entries have drawn on cannot be undone by the country. */
export const cancellationAfterUse: Rule = {
  name: 'cancellation-after-use',
  requirements: ['R16'],
  functions: ['cancellation'],
  check(context) {
    const used = certificateOnFile(context)?.lines.filter((line) => line.used > 0) ?? [];
    if (used.length === 0) return [];
    const actual = used.map((line) => `${line.used} ${line.unit} ${line.hts}`).join(', ');
    return [{ place: placeOf(context.content, 'certificateNumber'), expected: 'no use', actual }];
  },
  examples: {
    valid: [
      { shows: 'nothing used', function: 'cancellation', onFile: [{}] },
      { shows: 'not on file', function: 'cancellation' },
    ],
    invalid: [
      {
        shows: 'one kilogram used',
        function: 'cancellation',
        onFile: [{ used: 1 }],
        breaks: [{ at: 'BGM 2.1', value: '6AU000123', expected: 'no use' }],
      },
    ],
  },
};
