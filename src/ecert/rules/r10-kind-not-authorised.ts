import { authorisedKinds, isAuthorised } from './certificate-key.js';
import { kindIn } from './certificate-number.js';
import type { Rule } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

/**
 * R10: the kind of certificate is known, one that the participant is authorised to issue, and the document goes by the
 * kind's name (BGM 1001): a licence is no certificate of eligibility.
 */
export const kindNotAuthorised: Rule = {
  name: 'kind-not-authorised',
  requirements: ['R10'],
  functions: ['original', 'replace', 'cancellation'],
  check(context) {
    const kind = kindIn(context);
    if (kind !== undefined && isAuthorised(context, kind)) {
      if (context.facts.documentName === kind.documentName) return NO_BREACHES;
      return [{ place: placeOf(context.content, 'documentName'), expected: kind.documentName }];
    }
    return [
      {
        place: placeOf(context.content, 'kind'),
        expected: authorisedKinds(context).join(' or ') || 'no kind',
      },
    ];
  },
  examples: {
    valid: [
      { shows: 'beef of Australia' },
      { shows: 'the Australia FTA', set: { kind: '08', certificateNumber: '6AU12345B' } },
    ],
    invalid: [
      {
        shows: 'a beef export certificate by the name of a certificate of eligibility',
        set: { documentName: '864' },
        breaks: [{ at: 'BGM 1.1', value: '864', expected: '811' }],
      },
      {
        shows: 'no such kind',
        set: { kind: '77' },
        breaks: [{ at: 'GIS 1.1', value: '77', expected: '05 or 08' }],
      },
      {
        shows: 'a kind of another country',
        function: 'cancellation',
        set: { kind: '30' },
        breaks: [{ at: 'GIS 1.1', value: '30', expected: '05 or 08' }],
      },
      {
        shows: 'a kind agreed by mistake, which is for another country',
        participant: { kinds: ['05', '30'] },
        set: { kind: '30' },
        breaks: [{ at: 'GIS 1.1', value: '30', expected: '05' }],
      },
      {
        shows: 'a participant without any kind',
        participant: { kinds: [] },
        breaks: [{ at: 'GIS 1.1', value: '05', expected: 'no kind' }],
      },
      {
        shows: 'a kind not agreed with this participant',
        participant: { kinds: ['08'] },
        breaks: [{ at: 'GIS 1.1', value: '05', expected: '08' }],
      },
    ],
  },
};
