import { describe, expect, it } from 'vitest';
import type { Span } from '../core/index.js';
import { checkMessage } from './check-message.js';
import {
  checkBody,
  interchangeText,
  readInterchange,
  readMessage,
  shippedGuide,
  textAt,
} from './message.fixture.js';
import { STRUCTURE_CODES } from './structure-finding.js';

const guide = shippedGuide();

const HEAD = "BGM+811+6AU000123+9'DTM+182:20260227:102'";
const PLAIN =
  `${HEAD}LOC+27+AU'GIS+05'PNA+IM+12-345678900'` + "LIN+1'PIA+5+020130:HS'QTY+1:25000:KGM'CNT+2:1'";
const SANCRT = 'SANCRT:D:97B:UN';

interface Case {
  readonly code: string;
  readonly reply: string;
  readonly what: string;
  readonly body: string;
  readonly type?: string;
  /** The very characters that the span covers, and its ordinals. */
  readonly at: string;
  readonly place: Omit<Span, 'offset' | 'length' | 'interchange' | 'message'>;
  /** What the message goes on with after the span, which tells an empty one from another. */
  readonly then: string;
  readonly expected: string | number;
  readonly actual: string;
  readonly requirements: readonly string[];
}

const changed = (from: string, to: string): string => {
  if (!PLAIN.includes(from)) throw new Error(from);
  return PLAIN.replace(from, () => to);
};

const cases: readonly Case[] = [
  {
    code: 'segment-missing',
    reply: 'C13',
    what: 'LOC is left out: named by the DTM before, placed before the GIS after it',
    body: changed("LOC+27+AU'", ''),
    at: '',
    place: { segment: 3, tag: 'LOC' },
    then: 'GIS+05',
    expected: 'LOC',
    actual: 'GIS',
    requirements: ['SAN-LOC-27', 'SYN-13'],
  },
  {
    code: 'segment-missing',
    reply: 'C13',
    what: 'a missing group is told by its first segment',
    body: changed("PNA+IM+12-345678900'", ''),
    at: '',
    place: { segment: 5, tag: 'PNA' },
    then: 'LIN+1',
    expected: 'PNA',
    actual: 'LIN',
    requirements: ['SAN-SG2-IM', 'SYN-13'],
  },
  {
    code: 'segment-missing',
    reply: 'C13',
    what: 'what is missing at the end stands before UNT',
    body: changed("CNT+2:1'", ''),
    at: '',
    place: { segment: 9, tag: 'CNT' },
    then: 'UNT+10',
    expected: 'CNT',
    actual: 'UNT',
    requirements: ['SAN-CNT-2', 'SYN-13'],
  },
  {
    code: 'segment-unknown',
    reply: 'C15',
    what: 'a tag that the message does not have in any directory',
    body: changed("LOC+27+AU'", "ZZZ+1'LOC+27+AU'"),
    at: 'ZZZ+1',
    place: { segment: 4, tag: 'ZZZ' },
    then: "'LOC",
    expected: 'nothing',
    actual: 'ZZZ',
    requirements: ['SYN-15'],
  },
  {
    code: 'segment-unknown',
    reply: 'C15',
    what: 'a misspelt tag is one fault, not a missing segment too',
    body: changed('LOC+27', 'LOX+27'),
    at: 'LOX+27+AU',
    place: { segment: 4, tag: 'LOX' },
    then: "'GIS",
    expected: 'LOC',
    actual: 'LOX',
    requirements: ['SYN-15'],
  },
  {
    code: 'segment-not-used',
    reply: 'C15',
    what: 'a group of the directory that the guide does not use, told once with all that is in it',
    body: changed("LIN+1'", "TDT+20+1'LOC+9+AUBNE'LIN+1'"),
    at: 'TDT+20+1',
    place: { segment: 7, tag: 'TDT' },
    then: "'LOC+9",
    expected: 'nothing',
    actual: 'TDT',
    requirements: ['SYN-15'],
  },
  {
    code: 'segment-not-used',
    reply: 'C15',
    what: 'a segment that this function of the message does not use',
    body: "BGM+811+6AU000123+1'DTM+182:20260227:102'DTM+36:20261231:102'LOC+27+AU'GIS+05'CNT+2:0'",
    at: 'DTM+36:20261231:102',
    place: { segment: 4, tag: 'DTM' },
    then: "'LOC",
    expected: 'nothing',
    actual: 'DTM',
    requirements: ['SYN-15'],
  },
  {
    code: 'segment-misplaced',
    reply: 'C15',
    what: 'a segment after its place',
    body: changed("LIN+1'", "RFF+ABJ:Q1'LIN+1'"),
    at: 'RFF+ABJ:Q1',
    place: { segment: 7, tag: 'RFF' },
    then: "'LIN",
    expected: 'position 0060',
    actual: 'RFF',
    requirements: ['SAN-RFF-ABJ', 'SYN-15'],
  },
  {
    code: 'segment-repeated',
    reply: 'C35',
    what: 'a second one of what comes once',
    body: changed("GIS+05'", "GIS+05'GIS+08'"),
    at: 'GIS+08',
    place: { segment: 6, tag: 'GIS' },
    then: "'PNA",
    expected: 'no more than 1',
    actual: 'GIS',
    requirements: ['SAN-GIS', 'SYN-35'],
  },
  {
    code: 'group-repeated',
    reply: 'C36',
    what: 'a second group of what comes once',
    body: changed("PNA+IM+12-345678900'", "PNA+IM+12-345678900'PNA+IM+12-345678901'"),
    at: 'PNA+IM+12-345678901',
    place: { segment: 7, tag: 'PNA' },
    then: "'LIN",
    expected: 'no more than 1',
    actual: 'PNA',
    requirements: ['SAN-SG2-IM', 'SYN-36'],
  },
  {
    code: 'qualifier-unknown',
    reply: 'C12',
    what: 'an unknown qualifier is one fault, not a missing segment too',
    body: changed('LOC+27', 'LOC+28'),
    at: '28',
    place: { segment: 4, tag: 'LOC', element: 1 },
    then: "+AU'",
    expected: '27',
    actual: '28',
    requirements: ['SAN-LOC-27-3227', 'SYN-12'],
  },
  {
    code: 'element-missing',
    reply: 'C13',
    what: 'a whole element',
    body: changed('BGM+811+6AU000123+9', 'BGM+811++9'),
    at: '',
    place: { segment: 2, tag: 'BGM', element: 2 },
    then: "+9'",
    expected: 'an..35',
    actual: 'nothing',
    requirements: ['SAN-BGM-1004', 'SYN-13'],
  },
  {
    code: 'element-missing',
    reply: 'C13',
    what: 'a component of a composite that has others',
    body: changed('QTY+1:25000:KGM', 'QTY+1:25000'),
    at: '',
    place: { segment: 9, tag: 'QTY', element: 1, component: 3 },
    then: "'CNT",
    expected: 'an..3',
    actual: 'nothing',
    requirements: ['SAN-QTY-1-6411', 'SYN-13'],
  },
  {
    code: 'element-missing',
    reply: 'C13',
    what: 'a qualifier',
    body: changed('PNA+IM+', 'PNA++'),
    at: '',
    place: { segment: 6, tag: 'PNA', element: 1 },
    then: '+12-345678900',
    expected: 'IM or EX or MF',
    actual: 'nothing',
    requirements: ['SAN-PNA-IM-3035', 'SYN-13'],
  },
  {
    code: 'element-not-used',
    reply: 'C15',
    what: 'a component that the directory has and the guide does not use',
    body: changed('+6AU000123+', '+6AU000123:2+'),
    at: '2',
    place: { segment: 2, tag: 'BGM', element: 2, component: 2 },
    then: '+9',
    expected: 'nothing',
    actual: '2',
    requirements: ['SAN-BGM', 'SYN-15'],
  },
  {
    code: 'elements-too-many',
    reply: 'C16',
    what: 'one element more than the directory defines',
    body: changed('GIS+05', 'GIS+05+X'),
    at: 'X',
    place: { segment: 5, tag: 'GIS', element: 2 },
    then: "'PNA",
    expected: 1,
    actual: '2',
    requirements: ['SAN-GIS', 'SYN-16'],
  },
  {
    code: 'components-too-many',
    reply: 'C16',
    what: 'one component more than the directory defines',
    body: changed('QTY+1:25000:KGM', 'QTY+1:25000:KGM:X'),
    at: 'X',
    place: { segment: 9, tag: 'QTY', element: 1, component: 4 },
    then: "'CNT",
    expected: 3,
    actual: '4',
    requirements: ['SAN-QTY-1', 'SYN-16'],
  },
  {
    code: 'code-unknown',
    reply: 'C12',
    what: 'a code that the guide does not list',
    body: changed('BGM+811', 'BGM+852'),
    at: '852',
    place: { segment: 2, tag: 'BGM', element: 1, component: 1 },
    then: '+6AU',
    expected: '811 or 864',
    actual: '852',
    requirements: ['SAN-BGM-1001', 'SYN-12'],
  },
  {
    code: 'code-unknown',
    reply: 'C12',
    what: 'a code that the directory does not list, where the guide leaves the list to it',
    body: changed("LOC+27+AU'", "LOC+27+AU'FTX+QQQ+++TEXT'"),
    at: 'QQQ',
    place: { segment: 5, tag: 'FTX', element: 1 },
    then: '+++TEXT',
    expected: 'a value of code list 4451',
    actual: 'QQQ',
    requirements: ['SAN-FTX-4451', 'SYN-12'],
  },
  {
    code: 'code-unknown',
    reply: 'C12',
    what: 'a function that the guide does not have: what all functions demand is checked all the same',
    body: changed('+9', '+4'),
    at: '4',
    place: { segment: 2, tag: 'BGM', element: 3 },
    then: "'DTM",
    expected: '9 or 5 or 1',
    actual: '4',
    requirements: ['SAN-BGM-1225', 'SYN-12'],
  },
  {
    code: 'characters-wrong-type',
    reply: 'C37',
    what: 'letters in a number',
    body: changed('25000', '25000X'),
    at: '25000X',
    place: { segment: 9, tag: 'QTY', element: 1, component: 2 },
    then: ':KGM',
    expected: 'n..15',
    actual: '25000X',
    requirements: ['SAN-QTY-1-6060', 'SYN-37'],
  },
  {
    code: 'decimal-mark-wrong',
    reply: 'C19',
    what: 'two decimal marks',
    body: changed('25000', '25.000.5'),
    at: '25.000.5',
    place: { segment: 9, tag: 'QTY', element: 1, component: 2 },
    then: ':KGM',
    expected: 'n..15',
    actual: '25.000.5',
    requirements: ['SAN-QTY-1-6060', 'SYN-19'],
  },
  {
    code: 'decimal-digit-missing',
    reply: 'C38',
    what: 'no digit before the decimal mark',
    body: changed('25000', '.5'),
    at: '.5',
    place: { segment: 9, tag: 'QTY', element: 1, component: 2 },
    then: ':KGM',
    expected: 'n..15',
    actual: '.5',
    requirements: ['SAN-QTY-1-6060', 'SYN-38'],
  },
  {
    code: 'text-too-long',
    reply: 'C39',
    what: 'a number of 36 characters where 35 are the most; releases do not count',
    body: changed('6AU000123', '?+'.repeat(36)),
    at: '?+'.repeat(36),
    place: { segment: 2, tag: 'BGM', element: 2, component: 1 },
    then: '+9',
    expected: 'an..35',
    actual: '+'.repeat(36),
    requirements: ['SAN-BGM-1004', 'SYN-39'],
  },
  {
    code: 'message-type-unknown',
    reply: 'C14',
    what: 'a type that the guide does not have',
    body: PLAIN,
    type: 'CUSDEC:D:97B:UN',
    at: 'CUSDEC',
    place: { segment: 1, tag: 'UNH', element: 2, component: 1 },
    then: ':D',
    expected: 'CUSRES or REQDOC or SANCRT',
    actual: 'CUSDEC',
    requirements: ['ENV-0065', 'SYN-14'],
  },
  {
    code: 'message-version-unknown',
    reply: 'C14',
    what: 'a release that the guide does not have',
    body: PLAIN,
    type: 'SANCRT:D:96B:UN',
    at: '96B',
    place: { segment: 1, tag: 'UNH', element: 2, component: 3 },
    then: ':UN',
    expected: '97B',
    actual: '96B',
    requirements: ['ENV-0065', 'SYN-14'],
  },
];

describe('one fault, one finding, at its exact place', () => {
  it('finds nothing in a plain message', () => {
    const check = checkBody(guide, PLAIN);
    expect(check.findings).toEqual([]);
    expect([check.guide?.id, check.function]).toEqual(['SANCRT', 'original']);
  });

  it.each(cases)(
    '$code: $what',
    ({ code, reply, body, type = SANCRT, at, place, then, expected, actual, requirements }) => {
      const { findings } = checkBody(guide, body, type);
      expect(findings).toHaveLength(1);
      const [finding] = findings;
      expect(finding).toMatchObject({ code, replyCode: reply, severity: 'error', phase: 'structure' });
      const { offset, length, ...ordinals } = finding!.span;
      expect(ordinals).toEqual({ interchange: 1, message: 1, ...place });
      expect(textAt(body, { offset, length }, type)).toBe(at);
      expect(interchangeText(body, type).slice(offset + length)).toMatch(
        new RegExp(`^${then.replaceAll('+', '\\+')}`),
      );
      expect(finding!.params).toMatchObject({ expected, actual });
      expect(finding!.requirements).toEqual(requirements);
    },
  );

  it('has a case for every code that a message can have, but for the two that need more than a body', () => {
    const envelope = [
      'identifier',
      'version-not',
      'recipient',
      'groups',
      'types-mixed',
      'messages-too',
      'interchange',
    ];
    const ofMessages = STRUCTURE_CODES.filter((code) => !envelope.some((word) => code.includes(word)));
    const uncovered = ofMessages.filter((code) => !cases.some((each) => each.code === code));
    expect(uncovered).toEqual(['message-direction-wrong', 'text-too-short']); // below, and no element here has a minimum
  });
});

describe('what stands around a message', () => {
  it('refuses a response from a participant, and takes it from the reference', () => {
    const body = "BGM+962+++AP'DTM+137:202603021200:203'GIS+10'RFF+ACW:1'RFF+DM:6AU000123'";
    const message = readMessage(body, 'CUSRES:D:97B:UN');
    expect(checkMessage(guide, message, { from: 'reference' }).findings).toEqual([]);
    const [finding, ...others] = checkMessage(guide, message, { from: 'participant' }).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'message-direction-wrong', replyCode: 'C14' });
    expect(finding?.params).toMatchObject({ expected: 'REQDOC or SANCRT', actual: 'CUSRES' });
  });

  it('binds the decimal mark that UNA names in version 3, and takes either without one', () => {
    const body = changed('25000', '1,5');
    const check = (una: string): readonly string[] => {
      const interchange = readInterchange(una + interchangeText(body));
      return checkMessage(guide, interchange.messages[0]!, { interchange }).findings.map(({ code }) => code);
    };
    expect(check('')).toEqual([]);
    expect(check("UNA:+,? '")).toEqual([]);
    expect(check("UNA:+.? '")).toEqual(['decimal-mark-wrong']);
  });

  it('chooses among message guides of one type by the code that tells them apart', () => {
    const query = "BGM+22+Q1'RFF+ACW:1'CNT+2:0'";
    expect(checkBody(guide, query, 'CUSRES:D:97B:UN')).toMatchObject({
      guide: { id: 'CUSRES-22' },
      findings: [],
    });
    const neither = checkBody(guide, query.replace('BGM+22', 'BGM+23'), 'CUSRES:D:97B:UN');
    expect(neither.findings[0]).toMatchObject({ code: 'code-unknown', span: { segment: 2, element: 1 } });
  });

  it('takes any association assigned code, of which the guide says nothing', () => {
    expect(checkBody(guide, PLAIN, 'SANCRT:D:97B:UN:ECERT2').findings).toEqual([]);
  });

  it('reports several faults all, in document order', () => {
    const body = changed('BGM+811', 'BGM+852')
      .replace("GIS+05'", '')
      .replace('25000', 'X')
      .replace("CNT+2:1'", '');
    expect(checkBody(guide, body).findings.map(({ code, span }) => [code, span.tag])).toEqual([
      ['code-unknown', 'BGM'],
      ['segment-missing', 'GIS'],
      ['characters-wrong-type', 'QTY'],
      ['segment-missing', 'CNT'],
    ]);
  });

  it('says of a limit that is far exceeded only once that it is', () => {
    const lines = Array.from({ length: 120 }, (_, i) => `LIN+${i + 1}'PIA+5+020130:HS'QTY+1:1:KGM'`).join('');
    const check = checkBody(guide, PLAIN.replace(/LIN.*KGM'/, lines));
    expect(check.findings.map(({ code, span }) => [code, span.segment])).toEqual([
      ['group-repeated', 6 + 3 * 99 + 1],
    ]);
    expect(check.content.lists['lines']).toHaveLength(120);
  });

  it('reads on through a message in which nothing is right, within reason', () => {
    const body = "CNT+2:1'ZZZ+1'QTY+1:5:KGM'".repeat(3000);
    const { findings } = checkBody(guide, body);
    expect(findings.length).toBeGreaterThan(3000);
    expect(findings.every(({ requirements }) => requirements.length > 0)).toBe(true);
  });

  it('says nothing twice that the reading has said: a segment without elements, a tag that is none', () => {
    expect(checkBody(guide, changed("GIS+05'", "GIS'")).findings).toEqual([]);
    expect(checkBody(guide, changed("GIS+05'", "G1S+05'")).findings).toEqual([]);
    expect(readMessage(changed("GIS+05'", "GIS'")).findings).toHaveLength(1);
    expect(readMessage(changed("GIS+05'", "g1s+05'")).findings).toHaveLength(1);
  });
});
