import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../core/index.js';
import type { CertificateState } from '../model.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { acceptedResponses, writeAccepted } from './accepted-response.js';
import { documentResponse } from './document-response.js';
import { finishedReplies, responseDraft, writeResponse } from './response-draft.js';
import { replySyntaxTo } from './reply-syntax.fixture.js';
import { composedResponse } from './response-text.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:34:56Z')!;

/** Values as they come, of the same length and of others; ones that must be cut, released or fitted; marks; nothing. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^6AU[0-9]{6}$/) },
  fc.stringMatching(/^[A-Z0-9 .,()/=-]{1,12}$/),
  fc.constantFrom(
    '',
    "O'BRIEN",
    'A+B:C?',
    'süd',
    'HOLE1ELOH',
    'HOLE0ELOH',
    'HOLE2ELOH',
    '€',
    'abc',
    'X'.repeat(80),
  ),
);
const state = fc.constantFrom<CertificateState>(
  'registered',
  'registered',
  'partly-used',
  'cancelled',
  'expired',
);
/** No request without a reference gets as far as an answer. */
const reference = value.filter((text) => text !== '');
/** An answer to an accepted document, or a refusal between two of them. */
const answer = fc.record({
  state,
  requestReference: reference,
  documentNumber: value,
  isRefused: fc.nat(5).map((n) => n === 0),
});

describe('answers to accepted documents', () => {
  it('are, byte for byte, what composing and writing each gives, in replies of so many', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('UNOA:3', 'UNOB:2', 'UNOC:3'),
        fc.constantFrom(1, 2, 7, 3000),
        fc.array(answer, { minLength: 1, maxLength: 40 }),
        (asked, messagesMax, answers) => {
          const syntax = replySyntaxTo(asked);
          const limited = { ...guide, envelope: { ...guide.envelope, messagesMax } };
          const draft = responseDraft(limited, syntax);
          const accepted = acceptedResponses(draft, AT);
          const expected: string[] = [];
          answers.forEach(({ state: stands, requestReference, documentNumber, isRefused }, i) => {
            const about = { at: AT, requestReference, documentNumber, findings: [] };
            const response = documentResponse(guide, { ...about, state: isRefused ? undefined : stands });
            if (isRefused) writeResponse(draft, guide.roles.documentResponse, response);
            else writeAccepted(accepted, stands, requestReference, documentNumber);
            const message = { responseGuide: guide.roles.documentResponse, response };
            expected.push(composedResponse(guide, syntax, message, String((i % messagesMax) + 1)));
          });
          const replies = Array.from({ length: Math.ceil(answers.length / messagesMax) }, (_, i) =>
            expected.slice(i * messagesMax, (i + 1) * messagesMax),
          );
          expect(finishedReplies(draft)).toEqual(
            replies.map((messages) => ({ text: messages.join(''), count: messages.length })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are right through thousands, whatever grows longer on the way', () => {
    const syntax = replySyntaxTo('UNOC:3');
    const draft = responseDraft(guide, syntax);
    const accepted = acceptedResponses(draft, AT);
    const expected: string[] = [];
    for (let i = 1; i <= 2500; i += 1) {
      const [requestReference, documentNumber] = [String(i * 3), `6AU${String(i).padStart(6, '0')}`];
      const about = { at: AT, requestReference, documentNumber, state: 'registered' as const, findings: [] };
      writeAccepted(accepted, 'registered', requestReference, documentNumber);
      const message = {
        responseGuide: guide.roles.documentResponse,
        response: documentResponse(guide, about),
      };
      expected.push(composedResponse(guide, syntax, message, String(i)));
    }
    expect(finishedReplies(draft)).toEqual([{ text: expected.join(''), count: 2500 }]);
  });
});
