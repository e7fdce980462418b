import { describe, expect, it } from 'vitest';

import { bytesToLatin1 } from '../core/index.js';
import { segment, writeInterchange, writeSegments } from './index.js';
import type { GroupData, InterchangeData, MessageData, SegmentData, ServiceCharacters } from './index.js';

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

/** Six characters as UNA has them; a space in position 5 is no repetition. */
function bytesOf(una: string): ServiceCharacters {
  const [component = 0, element = 0, decimal = 0, release = 0, fifth = 0, terminator = 0] = Array.from(
    una,
    (c) => c.charCodeAt(0),
  );
  return { component, element, decimal, release, repetition: fifth === 0x20 ? undefined : fifth, terminator };
}

const noRelease: ServiceCharacters = { ...bytesOf(":+.  '"), release: undefined };

function written(data: InterchangeData): string {
  const bytes = writeInterchange(data);
  return bytes.ok ? bytesToLatin1(bytes.value) : bytes.error.kind;
}

const unt = segment('UNT', '1');

function groupOf(messages: number): GroupData {
  const party = { id: 'A', qualifier: '' };
  return {
    ...{ type: 'SANCRT', sender: party, recipient: party, preparation: { date: '260302', time: '1130' } },
    ...{ reference: 'G1', agency: 'UN', version: ['D', '97B'], password: 'SECRET' },
    messages: new Array<MessageData>(messages).fill({ reference: '1', type, segments: [] }),
  };
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

  it('writes groups with their counts', () => {
    const party = { id: 'A', qualifier: '' };
    const groups = [1, 2].map((n) => ({
      ...{ type: 'SANCRT', sender: party, recipient: party, preparation: { date: '260302', time: '1130' } },
      ...{ reference: `G${n}`, agency: 'UN', version: ['D', '97B'] },
      messages: [{ reference: String(n), type, segments: [] }],
    }));
    const header = (n: number): string => `UNG+SANCRT+A+A+260302:1130+G${n}+UN+D:97B'`;
    const message = (n: number): string => `UNH+${n}+SANCRT:D:97B:UN'UNT+2+${n}'`;
    expect(written(dataWith([], { messages: [], groups })).slice(55)).toBe(
      `${header(1)}${message(1)}UNE+1+G1'${header(2)}${message(2)}UNE+1+G2'UNZ+2+00000001'`,
    );
    expect(written(dataWith([], { groups }))).toBe('groups-and-messages-mixed');
  });

  it('writes the password of a group (0058)', () => {
    expect(written(dataWith([], { messages: [], groups: [groupOf(1)] }))).toContain("+G1+UN+D:97B+SECRET'");
  });

  it('writes occurrences in version 4, and all that version 4 adds to UNB and UNH', () => {
    const repeats = {
      tag: 'RFF',
      elements: [['ON', '1']],
      furtherOccurrences: { 1: [['ON', '*'], ''], 3: ['', 'B'] },
    };
    const data = dataWith([], {
      ...{ syntaxVersion: '4', syntaxDetails: ['1'], preparation: { date: '20260302', time: '1130' } },
      ...{
        sender: { id: 'S', qualifier: '', internal: ['I'] },
        headerElements: ['', 'APP'],
        testIndicator: '3',
      },
      messages: [{ reference: '1', type, typeDetails: ['L'], headerElements: ['CAR'], segments: [repeats] }],
    });
    expect(written(data)).toBe(
      "UNB+UNOA:4:1+S::I+USCBP:14+20260302:1130+00000001++APP++++3'" +
        "UNH+1+SANCRT:D:97B:UN::L+CAR'RFF+ON:1*ON:?*++**B'UNT+3+1'UNZ+1+00000001'",
    );
    expect(written({ ...data, syntaxVersion: '3' })).toBe('repetition-not-used');
  });

  it('names other service characters in a UNA, and level B ones by UNB alone', () => {
    const other = bytesOf(';*,! ~');
    expect(written(dataWith([segment('FTX', 'A*B;C+')], { serviceCharacters: other })).slice(0, 23)).toBe(
      'UNA;*,! ~UNB*UNOA;3*AUD',
    );
    const levelB = { ...bytesOf('\x1f\x1d.  \x1c'), release: undefined };
    const text = written(
      dataWith([segment('FTX', "A?+:'")], { syntaxIdentifier: 'UNOB', serviceCharacters: levelB }),
    );
    expect(text.slice(0, 12)).toBe('UNB\x1dUNOB\x1f3\x1dA');
    expect(text).toContain("FTX\x1dA?+:'\x1c");
    const commaOnly = { ...bytesOf(":+,? '"), repetition: undefined };
    expect(written(dataWith([], { serviceCharacters: commaOnly })).slice(0, 9)).toBe("UNA:+,? '");
  });

  it.each([
    ['a service character in data without a release', noRelease, 'A+B', 'release-not-used'],
    ['a repetition separator before version 4', bytesOf(":+.?*'"), 'A', 'repetition-not-used'],
    ['one character in two roles', bytesOf(":+.: '"), 'A', 'service-characters'],
    ['a letter as a separator', bytesOf("X+.? '"), 'A', 'service-characters'],
  ])('refuses %s', (_, serviceCharacters, text, kind) => {
    expect(written(dataWith([segment('FTX', text)], { serviceCharacters }))).toBe(kind);
  });

  it.each([
    [
      () => writeSegments([], 'UNOZ', '3'),
      { kind: 'unknown-repertoire', message: 'no repertoire UNOZ in syntax version 3' },
    ],
    [
      () => writeSegments([segment('F X', '1')], 'UNOA', '3'),
      { kind: 'tag', message: 'F X is no segment tag' },
    ],
    [
      () => writeSegments([segment('FTX', 'a')], 'UNOA', '3'),
      { kind: 'character-outside-repertoire', message: 'UNOA has no a (FTX: a)' },
    ],
    [
      () => writeSegments([segment('FTX', 'A\u00a0B')], 'UNOA', '3'),
      { kind: 'character-outside-repertoire', message: 'UNOA has no \u00a0 (FTX: A\u00a0B)' },
    ],
    [
      () => writeSegments([{ tag: 'RFF', elements: [], furtherOccurrences: { 1: ['A'] } }], 'UNOA', '3'),
      { kind: 'repetition-not-used', message: 'RFF repeats an element' },
    ],
    [
      () => writeInterchange(dataWith([segment('FTX', 'A+B')], { serviceCharacters: noRelease })),
      {
        kind: 'release-not-used',
        message: '+ is a service character, and no release is in use (FTX: A+B)',
      },
    ],
    [
      () => writeInterchange(dataWith([], { serviceCharacters: bytesOf(":+.?*'") })),
      { kind: 'repetition-not-used', message: 'a repetition separator before version 4' },
    ],
    [
      () => writeInterchange(dataWith([], { groups: [groupOf(1)] })),
      { kind: 'groups-and-messages-mixed', message: 'both groups and messages outside them' },
    ],
    [
      () => writeInterchange(dataWith([], { messages: [], groups: [groupOf(1_000_000)] })),
      { kind: 'too-many', message: '1000000 messages or groups in one envelope' },
    ],
    [
      // As many as UNZ can count, likewise.
      () => {
        const messages = new Array<MessageData>(999_999).fill({ reference: '1', type, segments: [unt] });
        return writeInterchange(dataWith([], { messages }));
      },
      { kind: 'tag', message: 'UNT inside message 1' },
    ],
    [
      () => writeInterchange(dataWith([unt, ...new Array<SegmentData>(999_997).fill(segment('BGM', '1'))])),
      { kind: 'too-many', message: '999998 segments in message 1' },
    ],
    [
      // As many as UNT can count, so that what is wrong in the first of them is said.
      () => writeInterchange(dataWith([unt, ...new Array<SegmentData>(999_996).fill(segment('BGM', '1'))])),
      { kind: 'tag', message: 'UNT inside message 1' },
    ],
    [
      () =>
        writeInterchange(
          dataWith([unt, ...new Array<SegmentData>(999_997).fill(segment('BGM', '1'))], {
            syntaxVersion: '4',
          }),
        ),
      { kind: 'tag', message: 'UNT inside message 1' },
    ],
  ])('says why: %#', (write, error) => {
    expect(write()).toStrictEqual({ ok: false, error });
  });

  it.each(['UNT', 'UNB', 'UNA', 'bgm', 'BG', 'BGMX', ''])('refuses the tag %s inside a message', (tag) => {
    expect(written(dataWith([segment(tag, '1')]))).toMatch(/^(tag|character-outside-repertoire)$/);
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
