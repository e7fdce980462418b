import { readCertificateNumber } from './certificate-number.js';
import type { Rule, RuleContext } from './model.js';
import { placeOf, textOf } from './place.js';

/**
 * Whether the number asked about is another's: of another country, or on file for others only. The country decides
 * first, so that an answer never tells whether another country's certificate exists.
 */
export function isForeignDocument({ content, participant, register }: RuleContext): boolean {
  const text = textOf(content, 'documentNumber');
  const number = readCertificateNumber(text);
  if (number !== undefined && number.country !== participant.country) return true;
  const owners = register.named(text).map((certificate) => certificate.participant);
  return owners.length > 0 && !owners.includes(participant.id);
}

/** D04: a participant asks about its own certificates, in its own name (NAD MS). */
export const documentNotParticipants: Rule = {
  name: 'document-not-participants',
  requirements: ['D04'],
  functions: ['query'],
  check(context) {
    const { content, participant } = context;
    const asker = placeOf(content, 'participant');
    const foreign = isForeignDocument(context)
      ? [{ place: placeOf(content, 'documentNumber'), expected: `one of ${participant.id}` }]
      : [];
    return asker.value === participant.id
      ? foreign
      : [...foreign, { place: asker, expected: participant.id }];
  },
  examples: {
    valid: [
      { shows: 'its own', function: 'query', onFile: [{}] },
      { shows: 'nothing on file', function: 'query' },
      {
        shows: 'on file for another, and for itself',
        function: 'query',
        onFile: [{ participant: 'AUOTHER' }, {}],
      },
    ],
    invalid: [
      {
        shows: 'a number of another country',
        function: 'query',
        set: { documentNumber: '6NZ000123' },
        breaks: [{ at: 'DOC 2.1', value: '6NZ000123', expected: 'one of AUDAFF' }],
      },
      {
        shows: 'on file for another participant of the same country',
        function: 'query',
        onFile: [{ participant: 'AUOTHER' }],
        breaks: [{ at: 'DOC 2.1', value: '6AU000123', expected: 'one of AUDAFF' }],
      },
      {
        shows: "in another's name",
        function: 'query',
        set: { participant: 'NZMPI' },
        breaks: [{ at: 'NAD 2.1', value: 'NZMPI', expected: 'AUDAFF' }],
      },
    ],
  },
};
