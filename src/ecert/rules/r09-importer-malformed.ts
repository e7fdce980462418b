import type { Rule } from './model.js';
import { fitsPicture } from './picture.js';
import { NO_BREACHES, placeOf } from './place.js';

/** NN-NNNNNNNXX (IRS number and suffix), NNN-NN-NNNN (social security), YYDDPP-NNNNN (assigned by CBP) (`vendor`). */
function isImporter(text: string): boolean {
  return (
    fitsPicture(text, '99-9999999XX') || fitsPicture(text, '999-99-9999') || fitsPicture(text, '999999-99999')
  );
}

/** R09: the importer of record number is there, in one of its three forms. */
export const importerMalformed: Rule = {
  name: 'importer-malformed',
  requirements: ['R09'],
  functions: ['original', 'replace'],
  check(context) {
    if (isImporter(context.facts.importer)) return NO_BREACHES;
    const place = placeOf(context.content, 'importer');
    return [{ place, expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' }];
  },
  examples: {
    valid: [
      { shows: 'an IRS number with suffix' },
      { shows: 'letters in the suffix', set: { importer: '12-3456789AB' } },
      { shows: 'a social security number', set: { importer: '123-45-6789' } },
      { shows: 'a number assigned by CBP', set: { importer: '263901-00012' } },
    ],
    invalid: [
      {
        shows: 'an IRS number with a longer suffix',
        set: { importer: '12-3456789001' },
        breaks: [
          { at: 'PNA 2.1', value: '12-3456789001', expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' },
        ],
      },
      {
        shows: 'a social security number with a digit too few',
        set: { importer: '123-45-678' },
        breaks: [{ at: 'PNA 2.1', value: '123-45-678', expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' }],
      },
      {
        shows: 'a number assigned by CBP with a digit too many',
        set: { importer: '263901-000123' },
        breaks: [
          { at: 'PNA 2.1', value: '263901-000123', expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' },
        ],
      },
      {
        shows: 'a letter among the digits',
        set: { importer: '1A-345678900' },
        breaks: [{ at: 'PNA 2.1', value: '1A-345678900', expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' }],
      },
      {
        shows: 'letters of lower case in the suffix',
        set: { importer: '12-3456789ab' },
        breaks: [{ at: 'PNA 2.1', value: '12-3456789ab', expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' }],
      },
      {
        shows: 'no hyphen',
        set: { importer: '12345678900' },
        breaks: [{ at: 'PNA 2.1', value: '12345678900', expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' }],
      },
      {
        shows: 'an IRS number without its suffix',
        function: 'replace',
        onFile: [{}],
        set: { importer: '12-3456789' },
        breaks: [{ at: 'PNA 2.1', value: '12-3456789', expected: 'NN-NNNNNNNXX/NNN-NN-NNNN/YYDDPP-NNNNN' }],
      },
    ],
  },
};
