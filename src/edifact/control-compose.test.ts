import { describe, expect, it } from 'vitest';

import { composed, finding, FIRST, good, SECOND, subjectOf, UNB, UNZ } from './control.fixture.js';
import { composeControl } from './index.js';

const UCI = 'UCI+00000001+AUDAFF:ZZ:BACK+USCBP+';
const UCM_1 = "UCM+1+SANCRT:D:97B:UN:EC+4'";

describe('whether there is a CONTRL', () => {
  it('is none for an interchange with a CONTRL among other messages', () => {
    const control = "UNH+2+CONTRL:D:3:UN'UCI+1+A+B+7'UNT+3+2'";
    expect(composeControl({ subject: subjectOf(UNB + FIRST + control + UNZ), reference: '9' })).toStrictEqual(
      {
        ok: false,
        error: { kind: 'subject-is-control', message: 'a CONTRL is never answered by a CONTRL' },
      },
    );
  });

  it.each([
    ['reference', "UNB+UNOA:3+S+R+260302:1130'"],
    ['sender', "UNB+UNOA:3++R+260302:1130+1'"],
    ['recipient', "UNB+UNOA:3+S++260302:1130+1'"],
  ])('is none for an interchange without %s', (_, unb) => {
    const subject = subjectOf(`${unb}${FIRST}UNZ+1+1'`);
    expect(composeControl({ subject, reference: '9' })).toStrictEqual({
      ok: false,
      error: {
        kind: 'subject-not-identified',
        message: 'UNB lacks the reference, sender or recipient to copy',
      },
    });
  });

  it('is one of D:3 unless 4:1 is asked for', () => {
    const control = composeControl({ subject: good(), reference: '9' });
    expect(control.ok && control.value).toMatchObject({
      reference: '9',
      type: { type: 'CONTRL', version: 'D', release: '3', agency: 'UN', association: '' },
    });
  });
});

describe('what a CONTRL leaves out', () => {
  it('is a warning, of the envelope or of a message', () => {
    const una = subjectOf(`UNA:+.?*'${UNB}${FIRST}${SECOND}${UNZ}`);
    expect(una.findings.map(({ code }) => code)).toEqual(['service-string-reserved']);
    expect(composed({ subject: una })).toBe(`${UCI}7'`);
    const trailing = subjectOf(`${UNB}${FIRST}${SECOND.replace('811', '811+')}${UNZ}`);
    expect(trailing.messages[1]?.findings.map(({ code }) => code)).toEqual(['trailing-separator-tolerated']);
    expect(composed({ subject: trailing })).toBe(`${UCI}7'`);
  });

  it.each(['RC13', 'C13X', 'C1234', 'C'])('is an error whose reply code, %s, is none of 0085', (code) => {
    expect(composed({ subject: good(), findings: [finding(code, { message: 1, segment: 2 })] })).toBe(
      `${UCI}7'`,
    );
  });

  it('is a position that n..3 cannot say', () => {
    const at = (element: number, component?: number): string =>
      composed({
        subject: good(),
        findings: [
          finding('C12', {
            ...{ message: 1, segment: 2, element },
            ...(component === undefined ? {} : { component }),
          }),
        ],
      }).slice(`${UCI}7'${UCM_1}`.length);
    expect(at(1, 999)).toBe("UCS+2'UCD+12+2:999'");
    expect(at(1, 1000)).toBe("UCS+2'UCD+12+2'");
    expect(at(998)).toBe("UCS+2'UCD+12+999'");
    expect(at(999)).toBe("UCS+2+12'");
  });

  it('is what goes beyond 999 segments, their elements too', () => {
    const findings = Array.from({ length: 1001 }, (_, i) =>
      finding('C12', { message: 1, segment: i + 2, element: 1 }),
    );
    const text = composed({ subject: good(), findings });
    expect(text.split('UCS+').length - 1).toBe(999);
    expect(text.split('UCD+').length - 1).toBe(999);
    expect(text).toMatch(/UCS\+1000'UCD\+12\+2'$/);
  });
});

describe('where a CONTRL tells an error', () => {
  it('is UNA as UCI names it', () => {
    const subject = subjectOf(`UNA:+.+ '${UNB}${FIRST}${SECOND}${UNZ}`);
    expect(composed({ subject })).toBe(`${UCI}4+20+UNA'`);
  });

  it('is in the order of occurrences within an element, of which version 4 names those after the first', () => {
    const findings = [3, 1, 2].map((repetition) =>
      finding('C12', { message: 1, segment: 2, element: 1, component: 1, repetition }),
    );
    expect(composed({ subject: good(), findings, version: '4' })).toBe(
      `${UCI}7'${UCM_1}UCS+2'UCD+12+2:1'UCD+12+2:1:2'UCD+12+2:1:3'`,
    );
  });

  it('copies of version 4 what UNH says of the type, and nothing of other segments', () => {
    const body = "UNH+1+SANCRT:D:97B:UN:EC'BGM+1+A:B:C:D:E:F:G'UNT+3+1'";
    const subject = subjectOf(UNB + body + UNZ.replace('UNZ+2', 'UNZ+1'));
    const findings = [finding('C12', { message: 1, segment: 2, element: 1 })];
    expect(composed({ subject, findings, version: '4' })).toBe(`${UCI}7'${UCM_1}UCS+2'UCD+12+2'`);
  });
});

const group = (reference: string, body: string, count = 1): string =>
  `UNG+SANCRT+A:ZZ+B+260302:1130+${reference}+UN+D:97B'${body}UNE+${String(count)}+${reference}'`;
const FIRST_GROUP = group('G1', FIRST);

describe('whom an error of a group refuses', () => {
  it.each([
    ['reference', 'UNG+SANCRT+A:ZZ+B+260302:1130++UN+D:97B'],
    ['sender', 'UNG+SANCRT++B+260302:1130+G1+UN+D:97B'],
    ['recipient', 'UNG+SANCRT+A:ZZ++260302:1130+G1+UN+D:97B'],
  ])('is the interchange where the group has no %s for UCF to copy', (_, ung) => {
    expect(composed({ subject: subjectOf(`${UNB}${ung}'${FIRST}UNE+1+G1'UNZ+1+00000001'`) })).toBe(
      `${UCI}4+13'`,
    );
  });

  it('is the interchange where the error is in no UNG or UNE: a segment between messages', () => {
    const subject = subjectOf(`${UNB}${group('G1', `${FIRST}BGM+1'`)}UNZ+1+00000001'`);
    expect(composed({ subject })).toBe(`${UCI}4+33'`);
  });

  it('is the group alone where it is in its UNG, at its very first byte too', () => {
    const twice = subjectOf(`${UNB}${FIRST_GROUP}${group('G1', SECOND)}${UNZ}`);
    expect(composed({ subject: twice })).toBe(`${UCI}7'UCF+G1+A:ZZ+B+4+26+UNG+6'`);
    const nested = subjectOf(`${UNB}${FIRST_GROUP.replace('UNG+', 'UNG:1+')}UNZ+1+00000001'`);
    expect(composed({ subject: nested })).toBe(`${UCI}7'UCF+G1+A:ZZ+B+4+34+UNG'`);
  });

  it('is the first of two groups where the error is in it', () => {
    const subject = subjectOf(`${UNB}${group('G1', FIRST, 2)}${group('G2', SECOND)}${UNZ}`);
    expect(composed({ subject })).toBe(`${UCI}7'UCF+G1+A:ZZ+B+4+29+UNE+2'`);
  });

  it('is the interchange where a group holds more messages than are read', () => {
    const untold = SECOND.slice(0, SECOND.indexOf('UNT'));
    const subject = subjectOf(`${UNB}${group('G1', FIRST + untold, 2)}UNZ+1+00000001'`, { messagesMax: 1 });
    expect(subject.messages.length).toBe(1);
    expect(subject.groups[0]?.messages).toEqual([1, 2]);
    expect(composed({ subject })).toBe(`${UCI}4+18'`);
  });
});
