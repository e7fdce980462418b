import { describe, expect, it } from 'vitest';

import { decodeText, encodeCharacter, repertoireOf } from './repertoire.js';

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
});
