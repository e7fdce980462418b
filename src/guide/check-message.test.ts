import { describe, expect, it } from 'vitest';
import { checkMessage } from './check-message.js';
import {
  checkBody,
  interchangeText,
  readInterchange,
  readMessage,
  shippedGuide,
  textAt,
} from './message.fixture.js';
import { changedBody, PLAIN_BODY, SANCRT, STRUCTURE_CASES } from './structure-cases.fixture.js';
import { STRUCTURE_CODES } from './structure-finding.js';

const guide = shippedGuide();

describe('one fault, one finding, at its exact place', () => {
  it('finds nothing in a plain message', () => {
    const check = checkBody(guide, PLAIN_BODY);
    expect(check.findings).toEqual([]);
    expect([check.guide?.id, check.function]).toEqual(['SANCRT', 'original']);
  });

  it.each(STRUCTURE_CASES)(
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
    const uncovered = ofMessages.filter((code) => !STRUCTURE_CASES.some((each) => each.code === code));
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
    expect(finding?.params).toMatchObject({ expected: 'CONTRL or REQDOC or SANCRT', actual: 'CUSRES' });
  });

  it('binds the decimal mark that UNA names in version 3, and takes either without one', () => {
    const body = changedBody('25000', '1,5');
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
    expect(checkBody(guide, PLAIN_BODY, 'SANCRT:D:97B:UN:ECERT2').findings).toEqual([]);
  });

  it('reports several faults all, in document order', () => {
    const body = changedBody('BGM+811', 'BGM+852')
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
    const check = checkBody(guide, PLAIN_BODY.replace(/LIN.*KGM'/, lines));
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
    for (const damaged of ["GIS'", "g1s+05'"]) {
      expect(readMessage(changedBody("GIS+05'", damaged)).findings).toHaveLength(1);
      expect(checkBody(guide, changedBody("GIS+05'", damaged)).findings).toEqual([]);
    }
    expect(readMessage(changedBody("GIS+05'", "G1S+05'")).findings).toEqual([]);
    expect(checkBody(guide, changedBody("GIS+05'", "G1S+05'")).findings).toHaveLength(1);
  });
});
