import { describe, expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { readTransmission } from './index.js';
import { UNB_3, UNB_4 } from './syntax-case.fixture.js';

/** Findings about room for references: message and element. */
function roomFindings(text: string, referencesMax: number): unknown {
  const reading = readTransmission(latin1ToBytes(text), { limits: { referencesMax } });
  const findings = reading.interchanges[0]?.findings ?? [];
  return findings.map(({ code, span, params }) => [code, span.message, span.element, params]);
}

const message = (reference: string, type: string): string =>
  `UNH+${reference}+${type}:D:97B:UN'UNT+2+${reference}'`;

describe('room for references', () => {
  it('that is out is said once, in groups too', () => {
    const group = ['5', '1', '3', '2', '4'].map((reference) => message(reference, 'TESTMS')).join('');
    const text = `${UNB_3}UNG+TESTMS+S+R+260302:1130+G1+UN+D:97B'${group}UNE+5+G1'UNZ+1+1'`;
    const full = { expected: 1, actual: 'more than 1' };
    expect(roomFindings(text, 1)).toStrictEqual([['limit-references', 3, 1, full]]);
    expect(roomFindings(text, 4)).toStrictEqual([]);
  });

  it('that is out is said of a group as well', () => {
    const groups = ['5', '1', '3', '2'].map(
      (reference, i) =>
        `UNG+TESTMS+S+R+260302:1130+${reference}+UN+D:97B'${message(String(i + 1), 'TESTMS')}UNE+1+${reference}'`,
    );
    const full = { expected: 1, actual: 'more than 1' };
    expect(roomFindings(`${UNB_3}${groups.join('')}UNZ+4+1'`, 1)).toStrictEqual([
      ['limit-references', undefined, 5, full],
    ]);
  });

  // S009 as JSON, `["T1","D","97B","UN"]`, has 21 characters, as much as two references, and a set as much as eight.
  it.each([
    [9, 2],
    [10, 3],
    [19, 3],
    [20, 4],
    [29, 4],
    [30, undefined],
  ])('is taken by each type after the first in version 4: %i is enough before message %s', (room, first) => {
    const types = ['T1', 'T2', 'T3', 'T4'].map((type, i) => message(String(i + 1), type)).join('');
    const full = { expected: room, actual: `more than ${String(room)}` };
    expect(roomFindings(`${UNB_4}${types}UNZ+4+1'`, room)).toStrictEqual(
      first === undefined ? [] : [['limit-references', first, 2, full]],
    );
  });
});
