import { describe, expect, it } from 'vitest';

import { bytesToLatin1 } from '../core/index.js';
import { segment, writeInterchange, writeSegments, type InterchangeData, type SegmentData } from './index.js';

const type = { type: 'SANCRT', version: 'D', release: '97B', agency: 'UN', association: '' };

function dataWith(segments: readonly SegmentData[], more: Partial<InterchangeData> = {}): InterchangeData {
  return {
    syntaxIdentifier: 'UNOA',
    syntaxVersion: '3',
    sender: { id: 'AUDAFF', qualifier: '' },
    recipient: { id: 'USCBP', qualifier: '14' },
    preparation: { date: '260302', time: '1130' },
    controlReference: '00000001',
    testIndicator: true,
    messages: [{ reference: '1', type, segments }],
    ...more,
  };
}

function written(data: InterchangeData): string {
  const bytes = writeInterchange(data);
  return bytes.ok ? bytesToLatin1(bytes.value) : bytes.error.kind;
}

describe('writing an interchange', () => {
  it('writes counts, references and no separator more than needed', () => {
    const segments = [
      segment('BGM', '811', ['6AU000123', '', ''], '9', ''),
      segment('PNA', 'EX', '', ['', '10', ''], []),
    ];
    expect(written(dataWith(segments))).toBe(
      "UNB+UNOA:3+AUDAFF+USCBP:14+260302:1130+00000001++++++1'" +
        "UNH+1+SANCRT:D:97B:UN'BGM+811+6AU000123+9'PNA+EX++:10'UNT+4+1'UNZ+1+00000001'",
    );
  });

  it('releases the service characters of the version', () => {
    const segments = [segment('FTX', "O'BRIEN + SONS:?*")];
    expect(written(dataWith(segments))).toContain("FTX+O?'BRIEN ?+ SONS?:??*'");
    expect(written(dataWith(segments, { syntaxVersion: '4' }))).toContain("FTX+O?'BRIEN ?+ SONS?:???*'");
  });

  it('writes UNA and line ends when asked, and no test indicator in production', () => {
    const text = written(dataWith([], { una: true, lineEnds: true, testIndicator: false }));
    expect(text).toBe(
      "UNA:+.? '\nUNB+UNOA:3+AUDAFF+USCBP:14+260302:1130+00000001'\n" +
        "UNH+1+SANCRT:D:97B:UN'\nUNT+2+1'\nUNZ+1+00000001'\n",
    );
    expect(written(dataWith([], { una: true, syntaxVersion: '4' })).slice(0, 9)).toBe("UNA:+.?*'");
  });

  it('writes the bytes of the repertoire', () => {
    expect(written(dataWith([segment('FTX', 'São')], { syntaxIdentifier: 'UNOC' }))).toContain(
      "FTX+S\u00e3o'",
    );
    const polish = writeSegments([segment('FTX', 'Łódź')], 'UNOD', '3');
    expect(polish.ok && Array.from(polish.value.subarray(4))).toEqual([0xa3, 0xf3, 0x64, 0xbc, 0x27]);
    const wide = writeSegments([segment('FTX', '牛')], 'UNOW', '4');
    expect(wide.ok && Array.from(wide.value.subarray(4))).toEqual([0xe7, 0x89, 0x9b, 0x27]);
  });

  it.each([
    ['lower case in UNOA', dataWith([segment('FTX', 'a')]), 'character-outside-repertoire'],
    [
      'an underscore in UNOB',
      dataWith([segment('FTX', '_')], { syntaxIdentifier: 'UNOB' }),
      'character-outside-repertoire',
    ],
    [
      'a euro sign in UNOC',
      dataWith([segment('FTX', '€')], { syntaxIdentifier: 'UNOC' }),
      'character-outside-repertoire',
    ],
    [
      'half a surrogate pair in UTF-8',
      dataWith([segment('FTX', '\ud800')], { syntaxIdentifier: 'UNOW', syntaxVersion: '4' }),
      'character-outside-repertoire',
    ],
    ['a line feed', dataWith([segment('FTX', 'A\nB')]), 'control-characters'],
    ['DEL in UNOC', dataWith([segment('FTX', '\u007f')], { syntaxIdentifier: 'UNOC' }), 'control-characters'],
    ['an unknown identifier', dataWith([], { syntaxIdentifier: 'UNOZ' }), 'unknown-repertoire'],
    ['an unknown version', dataWith([], { syntaxVersion: '5' }), 'unknown-repertoire'],
    [
      'too many messages',
      dataWith([], { messages: new Array(1_000_000).fill({ reference: '1', type, segments: [] }) }),
      'too-many',
    ],
    ['too many segments', dataWith(new Array(999_998).fill(segment('BGM', '1'))), 'too-many'],
  ])('refuses %s', (_, data, kind) => {
    expect(written(data)).toBe(kind);
  });
});
