import { describe, expect, it } from 'vitest';

import { ANY_BYTES, decodeText, encodeCharacter, repertoireOf } from './repertoire.js';

function charactersOf(identifier: string, version: string): string {
  const { ordinary } = repertoireOf(identifier, version)!;
  return Array.from(ordinary, (flag, byte) => (flag === 1 ? String.fromCharCode(byte) : '')).join('');
}

describe('repertoires', () => {
  it('are exact for UNOA and UNOB (D422 5.1, 5.2)', () => {
    const levelA = ` !"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
    expect(charactersOf('UNOA', '3')).toBe(levelA);
    expect(charactersOf('UNOB', '3')).toBe(`${levelA}abcdefghijklmnopqrstuvwxyz`);
    expect(charactersOf('UNOA', '4')).toBe(`${levelA}_`);
    expect(charactersOf('UNOB', '4')).toBe(`${levelA}_abcdefghijklmnopqrstuvwxyz`);
  });

  it('have no control character, lower or upper, and no hole but those of the code table', () => {
    expect(charactersOf('UNOC', '3').length).toBe(95 + 96);
    expect(charactersOf('UNOD', '3').length).toBe(95 + 96);
    expect(charactersOf('UNOG', '4').length).toBe(95 + 89); // ISO 8859-3 lacks seven
    expect(charactersOf('UNOI', '4').length).toBe(95 + 51); // ISO 8859-6 lacks forty-five
  });

  it.each([
    ['UNOC', '1'],
    ['UNOG', '3'],
    ['UNOW', '3'],
    ['UNOX', '4'],
    ['UNOY', '4'],
    ['unoa', '3'],
    ['', '3'],
  ])('do not have %s in version %s', (identifier, version) => {
    expect(repertoireOf(identifier, version)).toBeUndefined();
  });

  it.each(['UNOA', 'UNOB', 'UNOC', 'UNOD', 'UNOE', 'UNOF', 'UNOG', 'UNOH', 'UNOI', 'UNOJ', 'UNOK', 'UNOL'])(
    'decode and encode %s alike, byte for byte',
    (identifier) => {
      const repertoire = repertoireOf(identifier, '4')!;
      const all = Array.from({ length: 256 }, (_, byte) => byte);
      const bytes = Buffer.from(all.filter((byte) => repertoire.ordinary[byte] === 1));
      const text = decodeText(repertoire, bytes, 0, bytes.length);
      const again = Array.from(text).flatMap((character) =>
        Array.from(encodeCharacter(repertoire, character) ?? []),
      );
      expect(again).toEqual(Array.from(bytes));
    },
  );

  it.each([
    ['UNOG', '\ufffd', undefined], // has holes, which decode to this
    ['UNOC', '\u00a0', [0xa0]],
    ['UNOC', '\u009f', undefined],
    ['UNOW', '\u00a0', [0xc2, 0xa0]],
    ['UNOW', '\u009f', undefined],
    ['UNOW', '\u0080', undefined],
    ['UNOW', '\ud7ff', [0xed, 0x9f, 0xbf]],
    ['UNOW', '\ud800', undefined],
    ['UNOW', '\udfff', undefined],
    ['UNOW', '\ue000', [0xee, 0x80, 0x80]],
    ['UNOW', '\u{1f600}', [0xf0, 0x9f, 0x98, 0x80]],
    ['UNOA', '\u00a0', undefined],
  ])('encode %s: %j', (identifier, character, bytes) => {
    const encoded = encodeCharacter(repertoireOf(identifier, '4')!, character);
    expect(encoded === undefined ? undefined : Array.from(encoded)).toEqual(bytes);
  });

  it('have what is not in them decoded as ISO 8859-1 where each byte stands for one character', () => {
    const bytes = Buffer.from('A\u00e9\u0085'.repeat(6), 'latin1');
    for (const length of [1, 2, 3, 12, 13, 18]) {
      const text = bytes.toString('latin1', 0, length);
      expect(decodeText(repertoireOf('UNOA', '3')!, bytes, 0, length)).toBe(text);
      expect(decodeText(ANY_BYTES, bytes, 0, length)).toBe(text);
    }
  });
});
