import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/index.js';
import { checkEnvelope } from './check-envelope.js';
import { interchangeText, readInterchange, shippedGuide } from './message.fixture.js';
import type { Guide } from './model.js';

const guide = shippedGuide();
const BODY = "BGM+21+Q1+13'DOC+811+6AU000123'DTM+194:20260101:102'NAD+MS+AUDAFF'LIN+1'";
const GOOD = interchangeText(BODY, 'REQDOC:D:97B:UN');

function changed(from: string, to: string): string {
  if (!GOOD.includes(from)) throw new Error(from);
  return GOOD.replace(from, () => to);
}

function checkText(text: string, other: Guide = guide): readonly Finding[] {
  return checkEnvelope(other, readInterchange(text));
}

describe('the envelope', () => {
  it('is taken when all is as the guide has it', () => {
    expect(checkText(GOOD)).toEqual([]);
    for (const syntax of ['UNOA:3', 'UNOB:2', 'UNOA:2'])
      expect(checkText(changed('UNOC:3', syntax))).toEqual([]);
  });

  const cases = [
    {
      what: 'a syntax identifier that the guide does not list',
      text: changed('UNOC:3', 'UNOD:3'),
      finding: {
        code: 'syntax-identifier-not-accepted',
        replyCode: 'C2',
        requirements: ['ENV-0001', 'SYN-2'],
      },
      at: 'UNOD',
      place: { tag: 'UNB', element: 1, component: 1 },
      words: { expected: 'UNOA or UNOB or UNOC', actual: 'UNOD' },
    },
    {
      what: 'a syntax version that the engine reads and the guide refuses',
      text: changed('UNOC:3', 'UNOC:4').replace('260302:', '20260302:'),
      finding: { code: 'syntax-version-not-accepted', replyCode: 'C2', requirements: ['ENV-0002', 'SYN-2'] },
      at: '4',
      place: { tag: 'UNB', element: 1, component: 2 },
      words: { expected: '2 or 3', actual: '4' },
    },
    {
      what: 'another recipient',
      text: changed('+USCBP+', '+CACBSA+'),
      finding: { code: 'recipient-wrong', replyCode: 'C7', requirements: ['ENV-0010', 'SYN-7'] },
      at: 'CACBSA',
      place: { tag: 'UNB', element: 3, component: 1 },
      words: { expected: 'USCBP', actual: 'CACBSA' },
    },
    {
      what: 'functional groups',
      text: changed('UNH+1', "UNG+REQDOC+A+B+260302:1130+1+UN+D:97B'UNH+1").replace('UNZ+1', "UNE+1+1'UNZ+1"),
      finding: { code: 'groups-not-accepted', replyCode: 'C15', requirements: ['ENV-UNG', 'SYN-15'] },
      at: "UNG+REQDOC+A+B+260302:1130+1+UN+D:97B'",
      place: { tag: 'UNG' },
      words: { expected: 'nothing', actual: 'UNG' },
    },
    {
      what: 'two types of message',
      text: changed('UNZ+1', "UNH+2+SANCRT:D:97B:UN'BGM+811+6AU000123+9'UNT+3+2'UNZ+2"),
      finding: { code: 'message-types-mixed', replyCode: 'C18', requirements: ['ENV-0065', 'SYN-18'] },
      at: 'SANCRT',
      place: { tag: 'UNH', message: 2, segment: 1, element: 2, component: 1 },
      words: { expected: 'REQDOC', actual: 'SANCRT' },
    },
  ];

  it.each(cases)('refuses $what', ({ text, finding, at, place, words }) => {
    const findings = checkText(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ ...finding, severity: 'error', params: words, span: place });
    const { offset, length } = findings[0]!.span;
    expect(text.slice(offset, offset + length)).toBe(at);
  });

  it('refuses one message more than the guide allows, at that message', () => {
    const limited: Guide = { ...guide, envelope: { ...guide.envelope, messagesMax: 1 } };
    const text = changed('UNZ+1', "UNH+2+REQDOC:D:97B:UN'BGM+21+Q2+13'UNT+3+2'UNZ+2");
    expect(checkText(text)).toEqual([]);
    const [finding, ...others] = checkText(text, limited);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'messages-too-many',
      replyCode: 'C18',
      params: { actual: 2 },
      span: { message: 2 },
    });
  });

  it('leaves to the reading what the reading has refused: an empty interchange, an unknown repertoire or version', () => {
    const empty = readInterchange(GOOD.replace(/UNH.*UNZ\+1/s, 'UNZ+0'));
    expect(empty.findings.map(({ replyCode }) => replyCode)).toEqual(['C32']);
    expect(checkEnvelope(guide, empty)).toEqual([]);
    const silent = { ...empty, findings: [] };
    expect(checkEnvelope(guide, silent).map(({ code, replyCode }) => [code, replyCode])).toEqual([
      ['interchange-empty', 'C32'],
    ]);
    for (const syntax of ['UNOZ:3', 'UNOC:7']) expect(checkText(changed('UNOC:3', syntax))).toEqual([]);
  });

  it('lets an answer of the reference go to whoever asked', () => {
    const answer = readInterchange(changed('AUDAFF+USCBP', 'USCBP+AUDAFF'));
    expect(checkEnvelope(guide, answer, 'reference')).toEqual([]);
    expect(checkEnvelope(guide, answer).map(({ code }) => code)).toEqual(['recipient-wrong']);
  });
});
