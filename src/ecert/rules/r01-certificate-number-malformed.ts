import { fitsKind, kindIn, NUMBER_PICTURE, pictureOf, readCertificateNumber } from './certificate-number.js';
import type { Rule } from './model.js';
import { placeOf } from './place.js';

/** R01: nine characters, a digit, two letters, six letters or digits (N-20), narrower where the kind's mask says so. */
export const certificateNumberMalformed: Rule = {
  name: 'certificate-number-malformed',
  requirements: ['R01', 'N-20'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const place = placeOf(context.content, 'certificateNumber');
    const number = readCertificateNumber(place.value);
    if (number === undefined) return [{ place, expected: NUMBER_PICTURE }];
    const kind = kindIn(context);
    return kind === undefined || fitsKind(number, kind)
      ? []
      : [{ place, expected: pictureOf(kind.numberMask) }];
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
