import { describe, expect, it } from 'vitest';

import { composed, finding, FIRST, good, SECOND, subjectOf, UNB, UNZ } from './control.fixture.js';
import { composeControl, readControl, readTransmission, writeInterchange } from './index.js';
import type { MessageReading } from './index.js';

const UCI = 'UCI+00000001+AUDAFF:ZZ:BACK+USCBP+';

describe('composing a CONTRL', () => {
  it('acknowledges a good interchange with UCI 7 alone, and copies S002 and S003 unchanged', () => {
    expect(composed({ subject: good() })).toBe(`${UCI}7'`);
  });

  it('says mere receipt with 8, whatever was found', () => {
    const findings = [finding('C13', { message: 1, segment: 2 })];
    expect(composed({ subject: good(), findings, receiptOnly: true })).toBe(`${UCI}8'`);
  });

  it('refuses one message with UCM 4 and tells each place in order, several UCD under one UCS', () => {
    const findings = [
      finding('C39', { message: 1, segment: 3, element: 1, component: 2 }),
      finding('C12', { message: 1, segment: 3, element: 1, component: 1 }),
      finding('C15', { message: 1, segment: 2, element: 4 }),
      finding('C13', { message: 1, segment: 2 }),
      finding('C35', { message: 1, segment: 2 }),
      finding('C35', { message: 1, segment: 2 }),
      finding('C21', { message: 1, segment: 3, element: 2 }, 'warning'),
      finding('R05', { message: 2, segment: 2 }),
    ];
    expect(composed({ subject: good(), findings })).toBe(
      `${UCI}7'UCM+1+SANCRT:D:97B:UN:EC+4'` + "UCS+2+13'UCS+2+35'UCD+15+5'UCS+3'UCD+12+2:1'UCD+39+2:2'",
    );
  });

  it('tells an error of UNH or UNT in UCM itself, and a second one by its position', () => {
    const findings = [
      finding('C29', { message: 2, segment: 3, tag: 'UNT', element: 1 }),
      finding('C14', { message: 2, segment: 1, tag: 'UNH', element: 2, component: 3 }),
    ];
    expect(composed({ subject: good(), findings })).toBe(
      `${UCI}7'UCM+2+SANCRT:D:97B:UN+4+14+UNH+3:3'UCS+3'UCD+29+2'`,
    );
  });

  it('tells an error of a message as a whole in UCM', () => {
    expect(composed({ subject: good(), findings: [finding('C18', { message: 2 })] })).toBe(
      `${UCI}7'UCM+2+SANCRT:D:97B:UN+4+18'`,
    );
  });

  it('refuses the interchange with UCI 4 for an error of the envelope, with the place of the first', () => {
    const findings = [
      finding('C23', { tag: 'UNB', element: 2, component: 1 }),
      finding('C25', { tag: 'UNB', element: 11 }),
    ];
    expect(composed({ subject: good(), findings })).toBe(`${UCI}4+23+UNB+3:1'`);
    const badCount = subjectOf(`${UNB}${FIRST}${SECOND}UNZ+3+00000001'`);
    expect(composed({ subject: badCount, findings })).toBe(`${UCI}4+29+UNZ+2'`);
  });

  it('names no place that UCI cannot name: 0013 is UNA, UNB or UNZ there', () => {
    const noReference = subjectOf(`${UNB}UNH++SANCRT:D:97B:UN'BGM+811'UNT+3+1'${SECOND}${UNZ}`);
    expect(composed({ subject: noReference })).toBe(`${UCI}4+13'`);
  });

  it('tells what is wrong in messages below a refused interchange too', () => {
    const both = subjectOf(`${UNB}UNH+1+SANCRT:D:97B:UN'BGM+811'UNT+4+1'${SECOND}UNZ+3+00000001'`);
    expect(composed({ subject: both })).toBe(`${UCI}4+29+UNZ+2'UCM+1+SANCRT:D:97B:UN+4+29+UNT+2'`);
  });

  it('never answers a CONTRL, nor an interchange that does not identify itself', () => {
    const control = subjectOf(`${UNB}UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UNT+3+1'UNZ+1+00000001'`);
    expect(composed({ subject: control })).toBe('subject-is-control');
    const nameless = subjectOf(`UNB+UNOA:3+AUDAFF+USCBP+260302:1130'${FIRST}UNZ+1+1'`);
    expect(composed({ subject: nameless })).toBe('subject-not-identified');
  });

  it('says a code that the edition lacks by the nearest that it has', () => {
    const findings = [
      finding('C34', { message: 1, segment: 2 }),
      finding('C19', { message: 1, segment: 3, element: 1 }),
    ];
    expect(composed({ subject: good(), findings, version: '4' })).toContain("UCS+2+15'UCS+3'UCD+12+2'");
    expect(composed({ subject: good(), findings: [finding('C45', { message: 1, segment: 2 })] })).toContain(
      "UCS+2+16'",
    );
    const type = composeControl({ subject: good(), reference: '9', version: '4' });
    expect(type.ok && type.value.type).toEqual({
      type: 'CONTRL',
      version: '4',
      release: '1',
      agency: 'UN',
      association: '',
    });
  });

  it('stays within the repeats of the segment table: 999 UCS, 99 UCD', () => {
    const elements = Array.from({ length: 150 }, (_, i) =>
      finding('C15', { message: 1, segment: 2, element: i + 1 }),
    );
    expect(composed({ subject: good(), findings: elements }).split('UCD+').length - 1).toBe(99);
    const segments = Array.from({ length: 1500 }, (_, i) => finding('C15', { message: 1, segment: i + 2 }));
    expect(composed({ subject: good(), findings: segments }).split('UCS+').length - 1).toBe(999);
  });
});

const GROUPED =
  "UNG+SANCRT+A:ZZ+B+260302:1130+G1+UN+D:97B'UNH+1+SANCRT:D:97B:UN'BGM+811'UNT+3+1'UNE+1+G1'" +
  "UNG+SANCRT+C+D+260302:1130+G2+UN+D:97B'UNH+2+SANCRT:D:97B:UN'BGM+811'UNT+4+2'UNE+2+G2'";

describe('composing a CONTRL for groups', () => {
  it('tells a group by UCF, its own error there, and its messages below it', () => {
    expect(composed({ subject: subjectOf(`${UNB}${GROUPED}UNZ+2+00000001'`) })).toBe(
      `${UCI}7'UCF+G2+C+D+4+29+UNE+2'UCM+2+SANCRT:D:97B:UN+4+29+UNT+2'`,
    );
  });

  it('acknowledges a group of which only a message is in error, and says nothing of one without any', () => {
    const subject = subjectOf(`${UNB}${GROUPED.replace('UNE+2+G2', 'UNE+1+G2')}UNZ+2+00000001'`);
    expect(composed({ subject })).toBe(`${UCI}7'UCF+G2+C+D+7'UCM+2+SANCRT:D:97B:UN+4+29+UNT+2'`);
    const good = GROUPED.replace('UNE+2+G2', 'UNE+1+G2').replace('UNT+4+2', 'UNT+3+2');
    expect(composed({ subject: subjectOf(`${UNB}${good}UNZ+2+00000001'`) })).toBe(`${UCI}7'`);
  });

  it('tells a message of another type (31) in UCF without a place, as UCF names UNG and UNE only', () => {
    const group = GROUPED.slice(0, GROUPED.indexOf('UNG+SANCRT+C')).replace('UNG+SANCRT', 'UNG+REQDOC');
    expect(composed({ subject: subjectOf(`${UNB}${group}UNZ+1+00000001'`) })).toBe(
      `${UCI}7'UCF+G1+A:ZZ+B+4+31'`,
    );
    const four = composeControl({
      reference: '9',
      subject: subjectOf(`${UNB}${group}UNZ+1+00000001'`),
      version: '4',
    });
    expect(four.ok && four.value.segments.map(({ elements }) => elements[4])).toEqual([undefined, '12']);
  });

  it('tells a trailer that never came, with the place before it empty', () => {
    const group = GROUPED.slice(0, GROUPED.indexOf('UNE+1'));
    expect(composed({ subject: subjectOf(`${UNB}${group}UNZ+1+00000001'`) })).toBe(
      `${UCI}7'UCF+G1+A:ZZ+B+4+13+UNE'`,
    );
  });

  it('refuses the interchange where UCF could not copy what identifies the group, and where groups are mixed', () => {
    const nameless = GROUPED.slice(0, GROUPED.indexOf('UNG+SANCRT+C')).replace('A:ZZ', '');
    expect(composed({ subject: subjectOf(`${UNB}${nameless}UNZ+1+00000001'`) })).toBe(`${UCI}4+13'`);
    const mixed = `${UNB}${FIRST}${GROUPED.slice(GROUPED.indexOf('UNG+SANCRT+C')).replace('UNE+2', 'UNE+1')}UNZ+1+00000001'`;
    expect(composed({ subject: subjectOf(mixed) })).toBe(
      `${UCI}4+30'UCF+G2+C+D+7'UCM+2+SANCRT:D:97B:UN+4+29+UNT+2'`,
    );
  });
});

describe('composing a CONTRL of version 4', () => {
  const subject = subjectOf(
    "UNB+UNOA:4+S:ZZ:I1:I2+R+20260302:1130+1'UNH+1+SANCRT:D:97B:UN:EC:A:B'RFF+ON:1*ON:2'UNT+3+1'UNZ+1+1'",
  );
  it('copies what version 4 adds to S002 and S009, and names the occurrence (0136)', () => {
    const findings = [finding('C12', { message: 1, segment: 2, element: 1, component: 2, repetition: 2 })];
    expect(composed({ subject, findings, version: '4' })).toBe(
      "UCI+1+S:ZZ:I1:I2+R+7'UCM+1+SANCRT:D:97B:UN:EC:A:B+4'UCS+2'UCD+12+2:2:2'",
    );
    expect(composed({ subject, findings })).toBe(
      "UCI+1+S:ZZ:I1+R+7'UCM+1+SANCRT:D:97B:UN:EC+4'UCS+2'UCD+12+2:2'",
    );
  });
});

function controlMessage(body: string): MessageReading {
  const count = body.split("'").length + 1;
  const text = `UNB+UNOA:3+USCBP+AUDAFF+260302:1131+1'UNH+1+CONTRL:D:3:UN'${body}UNT+${count}+1'UNZ+1+1'`;
  return subjectOf(text).messages[0]!;
}

describe('reading a CONTRL', () => {
  it('gives back places as spans count them', () => {
    const message = controlMessage(
      `${UCI}7'UCM+1+SANCRT:D:97B:UN+4+29+UNT+2'UCS+2+13'UCS+3'UCD+12+2:1'UCD+39+5'`,
    );
    expect(readControl(message)).toEqual({
      ok: true,
      value: {
        reference: '00000001',
        sender: { id: 'AUDAFF', qualifier: 'ZZ' },
        recipient: { id: 'USCBP', qualifier: '' },
        action: '7',
        groups: [],
        messages: [
          {
            reference: '1',
            type: { type: 'SANCRT', version: 'D', release: '97B', agency: 'UN', association: '' },
            action: '4',
            error: '29',
            tag: 'UNT',
            element: 1,
            segments: [
              { position: 2, error: '13', elements: [] },
              {
                position: 3,
                elements: [
                  { error: '12', element: 1, component: 1 },
                  { error: '39', element: 4 },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  it('gives back groups with their messages, and occurrences', () => {
    const message = controlMessage(
      `${UCI}7'UCF+G1+A:ZZ+B+4+29+UNE+2'UCF+G2+C+D+7'UCM+2+SANCRT:D:97B:UN+4'UCS+2'UCD+12+2:1:3'`,
    );
    const reading = readControl(message);
    const inGroup = {
      reference: '2',
      segments: [{ position: 2, elements: [{ error: '12', element: 1, component: 1, repetition: 3 }] }],
    };
    expect(reading.ok && reading.value).toMatchObject({
      messages: [inGroup],
      groups: [
        {
          ...{ reference: 'G1', action: '4', error: '29', tag: 'UNE', element: 1, messages: [] },
          ...{ sender: { id: 'A', qualifier: 'ZZ' }, recipient: { id: 'B', qualifier: '' } },
        },
        { reference: 'G2', action: '7', messages: [inGroup] },
      ],
    });
  });

  it('keeps the messages of each group apart, and reads places of two digits', () => {
    const message = controlMessage(
      `${UCI}7'UCF+G1+A+B+7'UCM+1+T:D:3:UN+4'UCS+12'UCF+G2+C+D+7'UCM+2+T:D:3:UN+4'UCS+3'UCD+13+10'`,
    );
    const reading = readControl(message);
    const told = reading.ok ? reading.value.groups : [];
    expect(told.map(({ messages }) => messages.map(({ reference }) => reference))).toEqual([['1'], ['2']]);
    expect(told.flatMap(({ messages }) => messages.flatMap(({ segments }) => segments))).toStrictEqual([
      { position: 12, elements: [] },
      { position: 3, elements: [{ error: '13', element: 9 }] },
    ]);
  });

  it.each([
    ["UNH+1+CUSRES:D:97B:UN'BGM+962'UNT+3+1'", 'the message is CUSRES'],
    ["UNH+1+CONTRL:D:3:UN'", 'the second segment is not UCI'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCS+1'UNT+4+1'", 'segment 3: UCS without UCM'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCD+13+2'UNT+4+1'", 'segment 3: UCD without UCS'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'BGM+1'UNT+4+1'", 'segment 3: BGM does not belong in CONTRL'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCS+1X'UNT+5+1'", 'segment 4: 0096 is not a number'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCS+X1'UNT+5+1'", 'segment 4: 0096 is not a number'],
    [
      "UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCS+2'UCD+13+X'UNT+6+1'",
      'segment 5: 0098 is not a number',
    ],
    [
      "UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCF+G+A+B+4'UNT+5+1'",
      'segment 4: UCF after UCM outside any group',
    ],
  ])('says why %s is none', (text, why) => {
    const reading = readControl(subjectOf(`${UNB}${text}UNZ+1+00000001'`).messages[0]!);
    expect(reading.ok ? 'read' : reading.error.message).toBe(why);
  });

  it('reads what was composed', () => {
    const control = composeControl({
      subject: good(),
      reference: '1',
      findings: [finding('C13', { message: 2, segment: 2, element: 1 })],
    });
    if (!control.ok) throw new Error(control.error.message);
    const bytes = writeInterchange({
      ...{ syntaxIdentifier: 'UNOA', syntaxVersion: '3', controlReference: '7', testIndicator: true },
      sender: good().recipient,
      recipient: good().sender,
      preparation: { date: '260302', time: '1131' },
      messages: [control.value],
    });
    if (!bytes.ok) throw new Error(bytes.error.message);
    const message = readTransmission(bytes.value).interchanges[0]!.messages[0]!;
    expect(message.findings).toEqual([]);
    const reading = readControl(message);
    expect(reading.ok && reading.value.messages).toMatchObject([
      { reference: '2', action: '4', segments: [{ position: 2, elements: [{ error: '13', element: 1 }] }] },
    ]);
  });

  it.each([
    ["UNH+1+CUSRES:D:97B:UN'BGM+962'UNT+3+1'", 'not-a-control'],
    ["UNH+1+CONTRL:D:3:UN'BGM+962'UNT+3+1'", 'malformed'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCS+1'UNT+4+1'", 'malformed'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCD+13+2'UNT+5+1'", 'malformed'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCS+X'UNT+5+1'", 'malformed'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCF+G+A+B+4'UNT+5+1'", 'malformed'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCF+G+A+B+7'UCM+1+T:D:3:UN+4'UCF+H+A+B+7'UCS+2'UNT+7+1'", 'malformed'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'UCM+1+T:D:3:UN+4'UCS+2'UCD+13+X'UNT+6+1'", 'malformed'],
    ["UNH+1+CONTRL:D:3:UN'UCI+1+A+B+7'BGM+1'UNT+4+1'", 'malformed'],
  ])('refuses %s', (text, kind) => {
    const reading = readControl(subjectOf(`${UNB}${text}UNZ+1+00000001'`).messages[0]!);
    expect(reading.ok ? 'read' : reading.error.kind).toBe(kind);
  });
});
