import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { latin1ToBytes } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { createExcerpts } from './excerpt.js';

vi.setConfig({ testTimeout: 60_000 }); // properties take their time on a busy machine

const ENVELOPE = ["UNB+UNOA:3+A+B+260302:1130+1'UNH+1+SANCRT:D:97B:UN'", "UNT+3+1'UNZ+1+1'"] as const;

/** Shows `what` as it stands in a message with this segment. */
function shown(segment: string, what: string, columnsMax?: number, envelope: readonly string[] = ENVELOPE) {
  const text = (envelope[0] ?? '') + segment + (envelope[1] ?? '');
  const excerpts = createExcerpts(readTransmission(latin1ToBytes(text)), columnsMax);
  return excerpts({ offset: text.indexOf(what), length: what.length });
}

describe('an excerpt', () => {
  it('points at the very bytes', () => {
    expect(shown("BGM+811+6AU000123+9'", '6AU000123')).toEqual({
      line: "BGM+811+6AU000123+9'",
      caret: '        ^^^^^^^^^',
      moreSegments: 0,
    });
  });

  it('makes a byte without a character visible, and points at all of what stands for it', () => {
    expect(shown("BGM+811+6AU\u0007123+9'", '\u0007')).toMatchObject({
      line: "BGM+811+6AU\\x07123+9'",
      caret: '           ^^^^',
    });
    expect(shown("BGM+811+6AU\u0007123+9'", '123')).toMatchObject({ caret: '               ^^^' });
  });

  it('reads the upper half as letters only where the repertoire says which', () => {
    const segment = "FTX+AAO+++ESPA\u00d1A'";
    expect(shown(segment, '\u00d1')).toMatchObject({
      line: "FTX+AAO+++ESPA\\xD1A'",
      caret: '              ^^^^',
    });
    const latin = [ENVELOPE[0].replace('UNOA', 'UNOC'), ENVELOPE[1]];
    expect(shown(segment, '\u00d1', 100, latin)).toMatchObject({
      line: "FTX+AAO+++ESPAÑA'",
      caret: '              ^',
    });
  });

  it('points at one cell where a thing is missing', () => {
    const text = `${ENVELOPE[0]}BGM+811'${ENVELOPE[1]}`;
    const excerpts = createExcerpts(readTransmission(latin1ToBytes(text)));
    expect(excerpts({ offset: text.indexOf("811'") + 3, length: 0 })).toMatchObject({
      line: "BGM+811'",
      caret: '       ^',
    });
  });

  it('keeps a released terminator within its segment', () => {
    expect(shown("FTX+AAO+++O?'BRIEN'", "O?'BRIEN")).toMatchObject({
      line: "FTX+AAO+++O?'BRIEN'",
      caret: '          ^^^^^^^^',
    });
  });

  it('shows a long segment through a window around the place', () => {
    const segment = `FTX+AAO+++${'A'.repeat(60)}#${'B'.repeat(60)}'`;
    expect(shown(segment, '#', 21)).toEqual({
      line: `…${'A'.repeat(10)}#${'B'.repeat(10)}…`,
      caret: '           ^',
      moreSegments: 0,
    });
  });

  it('leaves a line end out, unless it is what is meant', () => {
    const crlf = [
      "UNB+UNOA:3+A+B+260302:1130+1'\r\nUNH+1+SANCRT:D:97B:UN'\r\n",
      "\r\nUNT+3+1'\r\nUNZ+1+1'\r\n",
    ];
    expect(shown("BGM+811+6AU000123+9'", '811', 100, crlf)).toMatchObject({ line: "BGM+811+6AU000123+9'" });
    expect(shown("BGM+811+6AU\r\n000123+9'", '\r\n0', 100, crlf)).toMatchObject({
      line: "BGM+811+6AU\\r\\n000123+9'",
      caret: '           ^^^^^',
    });
  });

  it('shows the first segment of a place that goes on, and says how far', () => {
    const text = "BGM+811+1+9'LOC+27+AU'GIS+05'";
    expect(shown(text, text)).toMatchObject({ line: "BGM+811+1+9'", moreSegments: 2 });
  });

  it('shows bytes that belong to no segment', () => {
    const text = 'HELLO\u0000WORLD';
    const excerpts = createExcerpts(readTransmission(latin1ToBytes(text)));
    expect(excerpts({ offset: 5, length: 1 })).toMatchObject({ line: 'HELLO\\x00WORLD', caret: '     ^^^^' });
    expect(createExcerpts(readTransmission(new Uint8Array()))({ offset: 0, length: 0 })).toBeUndefined();
  });

  it('always points into its line, whatever the bytes and the place', () => {
    const piece = fc.constantFrom(
      "UNB+UNOA:3+A+B+260302:1130+1'",
      "UNH+1+X:D:97B:UN'",
      "BGM+811'",
      '\r\n',
      "?'",
      '\u0007',
      'Ñ',
      "UNT+2+1'",
      "UNZ+1+1'",
    );
    const input = fc.record({
      text: fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(30),
      columnsMax: fc.integer({ min: 8, max: 120 }),
    });
    fc.assert(
      fc.property(input, ({ text, from, length, columnsMax }) => {
        const offset = Math.floor(from * (text.length - 1));
        const excerpts = createExcerpts(readTransmission(latin1ToBytes(text)), columnsMax);
        const { line, caret } = excerpts({ offset, length: Math.min(length, text.length - offset) })!;
        expect(line).not.toMatch(/[^\P{Cc}]/u);
        expect(line.length).toBeLessThanOrEqual(columnsMax + 2);
        expect(caret).toMatch(/^ *\^+$/);
        expect(caret.length).toBeLessThanOrEqual(line.length);
        const byte = text.charCodeAt(offset);
        const shownByte = byte >= 0x20 && byte < 0x7f ? text.charAt(offset) : '\\';
        expect(line.charAt(caret.indexOf('^'))).toBe(shownByte);
      }),
    );
  });
});
