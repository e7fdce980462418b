import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bytesToLatin1, latin1ToBytes } from '../core/index.js';
import type { SegmentTampering } from '../scenario/index.js';
import { tamper } from './tamper.js';

const HEAD = "UNB+UNOA:3+AUDAFF+USCBP+260302:1130+00000001++++++1'";
const MESSAGE = "UNH+1+SANCRT:D:97B:UN'BGM+811+6AU000123+9'LOC+27+AU'PNA+EX+++++10:O?'BRIEN'UNT+5+1'";
const SECOND = "UNH+2+SANCRT:D:97B:UN'BGM+811+6AU000124+9'LOC+27+AU'UNT+4+2'";
const SENT = `${HEAD}${MESSAGE}${SECOND}UNZ+2+00000001'`;

function tampered(
  segment: string,
  change: SegmentTampering['change'],
  occurrence?: number,
  sent = SENT,
): string {
  const tampering = { segment, change, ...(occurrence === undefined ? {} : { occurrence }) };
  return bytesToLatin1(tamper(latin1ToBytes(sent), tampering).bytes);
}

describe('tampering with a value', () => {
  it('changes that value and not another byte', () => {
    expect(tampered('UNT', { element: 1, value: '99' })).toBe(SENT.replace('UNT+5+1', 'UNT+99+1'));
    expect(tampered('UNT', { element: 1, value: '99' }, 2)).toBe(SENT.replace('UNT+4+2', 'UNT+99+2'));
    expect(tampered('UNZ', { element: 2, value: 'ALTERED' })).toBe(
      SENT.replace('UNZ+2+00000001', 'UNZ+2+ALTERED'),
    );
    expect(tampered('UNB', { element: 2, component: 1, value: 'NOBODY' })).toBe(
      SENT.replace('+AUDAFF+', '+NOBODY+'),
    );
    expect(tampered('UNB', { element: 1, component: 2, value: '4' })).toBe(SENT.replace('UNOA:3', 'UNOA:4'));
    expect(tampered('UNB', { element: 1, value: 'X' })).toBe(SENT.replace('UNOA:3', 'X'));
  });

  it('puts in bytes that no repertoire has', () => {
    expect(tampered('BGM', { element: 2, value: '6\u0007000000' })).toBe(
      SENT.replace('6AU000123', '6\u0007000000'),
    );
  });

  it('writes service characters in a value as data', () => {
    expect(tampered('BGM', { element: 2, value: "A+B:C'D?" })).toBe(
      SENT.replace('6AU000123', "A?+B?:C?'D??"),
    );
  });

  it('adds the separators that an absent element or component needs', () => {
    expect(tampered('LOC', { element: 4, value: 'X' })).toBe(SENT.replace('LOC+27+AU', 'LOC+27+AU++X'));
    expect(tampered('LOC', { element: 4, component: 3, value: 'X' })).toBe(
      SENT.replace('LOC+27+AU', 'LOC+27+AU++::X'),
    );
    expect(tampered('LOC', { element: 2, component: 4, value: 'X' })).toBe(
      SENT.replace('LOC+27+AU', 'LOC+27+AU:::X'),
    );
  });
});

describe('taking a value away', () => {
  it('takes the separators with it that would be left over at the end', () => {
    expect(tampered('UNB', { element: 11, value: '' })).toBe(SENT.replace('+00000001++++++1', '+00000001'));
    expect(tampered('BGM', { element: 3, value: '' })).toBe(SENT.replace('+6AU000123+9', '+6AU000123'));
    expect(tampered('UNB', { element: 1, component: 2, value: '' })).toBe(SENT.replace('UNOA:3', 'UNOA'));
    expect(tampered('PNA', { element: 6, value: '' })).toBe(SENT.replace("PNA+EX+++++10:O?'BRIEN", 'PNA+EX'));
  });

  it('leaves the place of a value in the middle empty', () => {
    expect(tampered('BGM', { element: 2, value: '' })).toBe(SENT.replace('+6AU000123+9', '++9'));
    expect(tampered('UNH', { element: 2, component: 3, value: '' })).toBe(SENT.replace('D:97B:UN', 'D::UN'));
  });
});

describe('dropping a segment', () => {
  it('puts the count right, so that it is the only fault', () => {
    const expected = SENT.replace("BGM+811+6AU000123+9'", '').replace('UNT+5+1', 'UNT+4+1');
    expect(tampered('BGM', { drop: true })).toBe(expected);
  });

  it('does so in the message it stood in', () => {
    const expected = SENT.replace("BGM+811+6AU000124+9'", '').replace('UNT+4+2', 'UNT+3+2');
    expect(tampered('BGM', { drop: true }, 2)).toBe(expected);
  });

  it('takes the line end with it that some write after a segment', () => {
    const lines = SENT.replaceAll(/'(?!B)/g, "'\r\n");
    expect(tampered('LOC', { drop: true }, 1, lines)).toBe(
      lines.replace("LOC+27+AU'\r\n", '').replace('UNT+5', 'UNT+4'),
    );
  });

  it('touches no count when the envelope is what it drops', () => {
    expect(tampered('UNZ', { drop: true })).toBe(SENT.replace("UNZ+2+00000001'", ''));
    expect(tampered('UNT', { drop: true })).toBe(SENT.replace("UNT+5+1'", ''));
  });
});

describe('tampering with what is not there', () => {
  it('changes nothing and says so', () => {
    const sent = latin1ToBytes(SENT);
    expect(tamper(sent, { segment: 'RFF', change: { drop: true } })).toEqual({
      bytes: sent,
      detail: 'not applied: the transmission has no RFF 1',
    });
    expect(tampered('BGM', { drop: true }, 3)).toBe(SENT);
  });

  it('never throws, whatever the bytes are', () => {
    const change = fc.oneof(
      fc.constant({ drop: true } as const),
      fc.record({
        element: fc.integer({ min: 1, max: 12 }),
        component: fc.integer({ min: 1, max: 5 }),
        value: fc.string(),
      }),
    );
    const segment = fc.constantFrom('UNB', 'UNH', 'BGM', 'UNT', 'UNZ');
    const cut = fc.tuple(fc.nat(SENT.length), fc.nat(SENT.length), fc.uint8Array({ maxLength: 20 }));
    fc.assert(
      fc.property(segment, change, cut, (tag, how, [from, to, noise]) => {
        const bytes = Buffer.concat([
          latin1ToBytes(SENT.slice(0, from)),
          noise,
          latin1ToBytes(SENT.slice(to)),
        ]);
        const { detail } = tamper(new Uint8Array(bytes), { segment: tag, change: how });
        expect(detail).not.toBe('');
      }),
    );
  });
});

it('tells the journal what was done', () => {
  const { detail } = tamper(latin1ToBytes(SENT), {
    segment: 'UNB',
    change: { element: 2, component: 1, value: 'NOBODY' },
  });
  expect(detail).toBe('UNB 1 element 2/1 changed from "AUDAFF" to "NOBODY"');
  expect(tamper(latin1ToBytes(SENT), { segment: 'BGM', change: { drop: true } }).detail).toBe(
    'BGM 1 dropped',
  );
});
