import { fitsKind, kindIn, NUMBER_PICTURE, numberIn, pictureOf } from './certificate-number.js';
import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/** R01: nine characters, a digit, two letters, six letters or digits (N-20), narrower where the kind's mask says so. */
export const certificateNumberMalformed: Rule = {
  name: 'certificate-number-malformed',
  requirements: ['R01', 'N-20'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const number = numberIn(context);
    const kind = kindIn(context);
    if (number !== undefined && (kind === undefined || fitsKind(number, kind))) return NO_BREACHES;
    const place = placeOf(context.content, 'certificateNumber');
    const isForKind = number !== undefined && kind !== undefined;
    return [{ place, expected: isForKind ? pictureOf(kind.numberMask) : NUMBER_PICTURE }];
  },
  examples: {
    valid: [
      { shows: 'six digits for beef' },
      {
        shows: 'letters and digits for the Australia FTA',
        set: { kind: '08', certificateNumber: '6AU12345B' },
      },
      { shows: "another country's number is well formed", set: { certificateNumber: '6NZ000123' } },
    ],
    invalid: [
      {
        shows: 'a letter first',
        set: { certificateNumber: 'AU6000123' },
        breaks: [{ at: 'BGM 2.1', value: 'AU6000123', expected: '9AAXXXXXX' }],
      },
      {
        shows: 'eight characters',
        set: { certificateNumber: '6AU00012' },
        breaks: [{ at: 'BGM 2.1', value: '6AU00012', expected: '9AAXXXXXX' }],
      },
      {
        shows: 'a digit where the country is',
        set: { certificateNumber: '6A1000123' },
        breaks: [{ at: 'BGM 2.1', value: '6A1000123', expected: '9AAXXXXXX' }],
      },
      {
        shows: 'a hyphen, neither letter nor digit',
        set: { kind: '08', certificateNumber: '6AU0-0123' },
        breaks: [{ at: 'BGM 2.1', value: '6AU0-0123', expected: '9AAXXXXXX' }],
      },
      {
        shows: 'lower case',
        set: { certificateNumber: '6au000123' },
        breaks: [{ at: 'BGM 2.1', value: '6au000123', expected: '9AAXXXXXX' }],
      },
      {
        shows: 'ten characters',
        set: { certificateNumber: '6AU0001234' },
        breaks: [{ at: 'BGM 2.1', value: '6AU0001234', expected: '9AAXXXXXX' }],
      },
      {
        shows: 'a letter among the six digits of beef',
        function: 'cancellation',
        set: { certificateNumber: '6AU00012B' },
        breaks: [{ at: 'BGM 2.1', value: '6AU00012B', expected: '9(AR/AU/NZ/UY)999999' }],
      },
    ],
  },
};
