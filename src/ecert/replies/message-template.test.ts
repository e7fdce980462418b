import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, assert, latin1ToBytes, MINUTE_MS, parseInstant } from '../../core/index.js';
import { readTransmission, writeInterchange } from '../../edifact/index.js';
import { compose, type DocumentData } from '../../guide/index.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { interchangeText, sancrt } from '../transmission.fixture.js';
import { finishedReplies, responseDraft, writeResponse } from './response-draft.js';
import { replySyntaxTo } from './reply-syntax.fixture.js';
import { composedResponse } from './response-text.js';
import { writeReply, writtenFrame } from './write-reply.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:34:56Z')!;

/** Plain values, and ones that must be released, fitted to the repertoire, or are marks of a template themselves. */
const value = fc.oneof(
  fc.stringMatching(/^[A-Z0-9 .,()/=-]{1,12}$/),
  fc.constantFrom("O'BRIEN", 'A+B:C?', 'süd', 'HOLE1ELOH', 'HOLE0ELOH', '€', '*', '"%&;<>!'),
);

const answer: fc.Arbitrary<DocumentData> = fc
  .record(
    {
      documentName: fc.constantFrom('962', '963'),
      responseType: fc.constantFrom('AP', 'RE'),
      processedAt: fc.constant('202603021234'),
      status: value,
      requestReference: value,
      documentNumber: value,
      errors: fc.array(fc.record({ section: fc.constant('1'), code: value, text: value }), { maxLength: 2 }),
    },
    { requiredKeys: ['documentName', 'responseType', 'processedAt', 'status', 'requestReference'] },
  )
  .map((data): DocumentData => data);

describe('a response written from its template', () => {
  it('is, byte for byte, what composing and writing it gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('UNOA:3', 'UNOB:2', 'UNOC:3'),
        fc.array(answer, { minLength: 1, maxLength: 8 }),
        (syntax, answers) => {
          const reply = replySyntaxTo(syntax);
          const draft = responseDraft(guide, reply);
          for (const response of answers) writeResponse(draft, 'CUSRES-962', response);
          const composed = answers.map((response, i) =>
            composedResponse(guide, reply, { responseGuide: 'CUSRES-962', response }, String(i + 1)),
          );
          expect(finishedReplies(draft)).toEqual([{ text: composed.join(''), count: answers.length }]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('begins another reply where one has as many messages as the guide allows', () => {
    const small = { ...guide, envelope: { ...guide.envelope, messagesMax: 2 } };
    const draft = responseDraft(small, replySyntaxTo('UNOC:3'));
    const numbers = ['6AU000001', '6AU000002', '6AU000003', '6AU000004', '6AU000005'];
    for (const documentNumber of numbers)
      writeResponse(draft, 'CUSRES-962', {
        documentName: '962',
        responseType: 'AP',
        processedAt: '202603021234',
        status: '10',
        requestReference: 'R',
        documentNumber,
      });
    const seen = finishedReplies(draft).map(({ text, count }) => [
      count,
      ...[...text.matchAll(/UNH\+(\d+).*?RFF\+DM:(\w+)'UNT\+7\+(\d+)'/g)].flatMap((match) => match.slice(1)),
    ]);
    expect(seen).toEqual([
      [2, '1', '6AU000001', '1', '2', '6AU000002', '2'],
      [2, '1', '6AU000003', '1', '2', '6AU000004', '2'],
      [1, '1', '6AU000005', '1'],
    ]);
    expect(finishedReplies(responseDraft(small, replySyntaxTo('UNOC:3')))).toEqual([]);
  });

  it('stands in an interchange as if it had been written with it', () => {
    const reply = replySyntaxTo('UNOC:3');
    const response = {
      documentName: '962',
      responseType: 'AP',
      processedAt: '202603021234',
      status: '10',
      requestReference: "R'1",
    };
    const [request] = readTransmission(latin1ToBytes(interchangeText([sancrt('1')]))).interchanges;
    const recipient = { id: 'AUDAFF', qualifier: '' };
    const text = writeReply(
      { guide, environment: 'test', at: AT, request: request!, recipient, controlReference: '1' },
      reply,
      composedResponse(guide, reply, { responseGuide: 'CUSRES-962', response }, '1'),
      1,
    );
    const body = compose(guide, 'CUSRES-962', 'any', response);
    assert(body.ok, 'a response composes');
    const written = writeInterchange({
      syntaxIdentifier: 'UNOC',
      syntaxVersion: '3',
      sender: { id: 'USCBP', qualifier: '' },
      recipient,
      preparation: { date: '260302', time: '1234' },
      controlReference: '1',
      testIndicator: true,
      messages: [
        {
          reference: '1',
          type: { ...guide.messages['CUSRES-962']!.type, association: '' },
          segments: body.value,
        },
      ],
    });
    assert(written.ok, 'a response can be written');
    expect(latin1ToBytes(text)).toEqual(written.value);
  });

  it('has around it, byte for byte, what the general writer writes around it', () => {
    const [request] = readTransmission(latin1ToBytes(interchangeText([sancrt('1')]))).interchanges;
    const name = fc.oneof(
      fc.constantFrom('AUDAFF', 'NZMPI', 'HOLE1ELOH', 'HOLE2ELOH', 'HOLE7ELOH', "O'BRIEN+?:", '', 'süd', '€'),
      fc.string({ maxLength: 40 }),
    );
    const recipients = fc.record({ id: name, qualifier: fc.constantFrom('', 'ZZ', 'HOLE1ELOH', "'") });
    const reference = fc.oneof(fc.stringMatching(/^[0-9A-Z]{1,14}$/), fc.constantFrom('A?B', "A'B"));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(recipients, reference, fc.nat(2), fc.nat(3)), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('UNOA:3', 'UNOB:2', 'UNOC:3'),
        fc.constantFrom('test', 'production'),
        (replies, asked, environment) => {
          const syntax = replySyntaxTo(asked);
          for (const [recipient, controlReference, minutes, count] of replies) {
            const at = addMs(AT, minutes * MINUTE_MS);
            const envelope = { guide, environment, at, request: request!, recipient, controlReference };
            const messages = "UNH+1'UNT+2+1'".repeat(count);
            const { header, trailer } = writtenFrame(envelope, syntax, controlReference, String(count));
            expect(writeReply(envelope, syntax, messages, count)).toBe(header + messages + trailer);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
