import type { LineFacts, Rule } from './model.js';
import { lineBreaches } from './place.js';

function expectedHts({ isHts }: LineFacts): string | undefined {
  return isHts ? undefined : '6 digits, chapter 01-97';
}

/** R05: an HTS number has six digits and a chapter from 01 to 97 (N-22). */
export const htsMalformed: Rule = {
  name: 'hts-malformed',
  requirements: ['R05', 'N-22'],
  functions: ['original', 'replace'],
  check: (context) => lineBreaches(context, undefined, 'hts', expectedHts),
  examples: {
    valid: [
      { shows: 'boneless beef' },
      { shows: 'chapter 97, whatever the kind', set: { 'lines.1.hts': '970110' } },
      { shows: 'chapter 01', set: { 'lines.1.hts': '010121' } },
    ],
    invalid: [
      {
        shows: 'five digits',
        set: { 'lines.1.hts': '02013' },
        breaks: [{ at: 'PIA 2.1', value: '02013', expected: '6 digits, chapter 01-97' }],
      },
      {
        shows: 'chapter 98',
        set: { 'lines.1.hts': '980100' },
        breaks: [{ at: 'PIA 2.1', value: '980100', expected: '6 digits, chapter 01-97' }],
      },
      {
        shows: 'chapter 00, and a dot on the second line',
        lines: 2,
        set: { 'lines.1.hts': '000130', 'lines.2.hts': '0202.30' },
        breaks: [
          { at: 'PIA 2.1', value: '000130', expected: '6 digits, chapter 01-97' },
          { at: 'PIA#2 2.1', value: '0202.30', expected: '6 digits, chapter 01-97' },
        ],
      },
      {
        shows: 'eight digits',
        function: 'replace',
        onFile: [{}],
        set: { 'lines.1.hts': '02013050' },
        breaks: [{ at: 'PIA 2.1', value: '02013050', expected: '6 digits, chapter 01-97' }],
      },
    ],
  },
};
