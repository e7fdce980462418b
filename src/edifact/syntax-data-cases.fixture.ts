import { BODY, inMessage, UNB_3, UNB_4, UNH, UNZ, type SyntaxSubject } from './syntax-case.fixture.js';

const D422 = 'iso9735:1988 (D422)';
const V4 = 'iso9735:1998';
const AMD_1 = 'iso9735 Amd 1:1992';
const ASSUMED = 'assumed (practice)';
const under = (identifier: string, version: string): string =>
  `UNB+${identifier}:${version}+S+R+${version === '4' ? '20260302' : '260302'}:1130+1'`;
const levelB = (text: string): string =>
  text.replaceAll('+', '\x1d').replaceAll(':', '\x1f').replaceAll("'", '\x1c');

/** Cases of segments and data. */
export const DATA_SUBJECTS: readonly SyntaxSubject[] = [
  {
    title: 'Release and repetition',
    cases: [
      {
        what: 'each service character released, ?? included',
        source: D422,
        text: inMessage("FTX+?'?+?:??'"),
        findings: [],
        texts: { '1.2.1.1': "'+:?" },
      },
      {
        what: 'a release before a character that needs none',
        source: ASSUMED,
        text: inMessage("FTX+⟦?⟧AB'"),
        findings: [['22', 'release-needless', '2/2/-']],
        texts: { '1.2.1.1': 'AB' },
      },
      {
        what: '* is data in version 3',
        source: D422,
        text: inMessage("RFF+ON:1*ON:2'"),
        findings: [],
        texts: { '1.2.1.2': '1*ON', '1.2.1.3': '2' },
      },
      {
        what: '* separates occurrences in version 4, ?* does not',
        source: V4,
        text: inMessage("RFF+ON:1*ON:2?*3'", 1, UNB_4),
        findings: [],
        texts: { '1.2.1.2': '1', '1.2.1.2.2': '2*3' },
      },
      {
        what: 'separators that trail, versions 1 to 3',
        source: 'D422 6.4, D4233 9.2.2',
        text: inMessage("FTX+A⟦:⟧+B⟦+⟧'"),
        findings: [
          ['45', 'trailing-separator-tolerated', '2/2/2'],
          ['45', 'trailing-separator-tolerated', '2/4/-'],
        ],
      },
      {
        what: 'a separator that trails, and others that do not',
        source: 'D422 6.4',
        text: inMessage("FTX+A:B+C+D⟦+⟧'"),
        findings: [['45', 'trailing-separator-tolerated', '2/5/-']],
      },
      {
        what: 'a separator that trails, and one before a terminator that never came',
        source: 'D422 6.4',
        text: `${UNB_3}${UNH}FTX+A⟦:⟧+B+⟦⟧\nUNT+3+1'${UNZ}`,
        findings: [
          ['45', 'trailing-separator-tolerated', '2/2/2'],
          ['13', 'terminator-missing', '2/-/-'],
        ],
      },
      {
        what: 'separators that trail, version 4',
        source: V4,
        text: inMessage("FTX+A⟦:⟧+B⟦*⟧+C⟦+⟧'", 1, UNB_4),
        findings: [
          ['45', 'trailing-separator', '2/2/2'],
          ['45', 'trailing-separator', '2/3/-'],
          ['45', 'trailing-separator', '2/5/-'],
        ],
      },
    ],
  },
  {
    title: 'Level B separators',
    cases: [
      {
        what: 'IS4, IS3 and IS1 under UNOB; ? is data',
        source: 'D422 5.2',
        text: levelB(inMessage("BGM+A?B:c'", 1, under('UNOB', '3'))),
        findings: [],
        texts: { '1.2.1.1': 'A?B', '1.2.1.2': 'c' },
      },
      {
        what: 'level A separators under UNOB, without UNA',
        source: ASSUMED,
        text: inMessage("BGM+a?+b'", 1, under('UNOB', '3')),
        findings: [],
        texts: { '1.2.1.1': 'a+b' },
      },
      {
        what: 'information separators under UNOA',
        source: 'D422 5.1',
        text: levelB(inMessage("BGM+1'")).replace('UNB\x1d', 'UNB⟦\x1d⟧'),
        findings: [['22', 'service-characters-not-of-level', '-/-/-']],
      },
      {
        what: 'information separators in version 4',
        source: V4,
        text: levelB(inMessage("BGM+1'", 1, under('UNOB', '4'))).replace('UNB\x1d', 'UNB⟦\x1d⟧'),
        findings: [['22', 'service-characters-not-of-level', '-/-/-']],
      },
    ],
  },
  {
    title: 'Tags and segments',
    cases: [
      {
        what: 'a tag in lower case',
        source: D422,
        text: inMessage("⟦bgm+1'⟧"),
        findings: [['15', 'segment-tag-malformed', '2/-/-']],
      },
      {
        what: 'an explicit nesting indicator',
        source: 'D422 8.2',
        text: inMessage("⟦DTM:1+2'⟧"),
        findings: [['34', 'nesting-indicator', '2/-/-']],
      },
      {
        what: 'an explicit nesting and repetition indicator',
        source: 'D422 8.2',
        text: inMessage("⟦DTM:1:2+2'⟧"),
        findings: [['34', 'nesting-indicator', '2/-/-']],
      },
      {
        what: 'a segment without elements',
        source: 'D422 9.1',
        text: inMessage("BGM⟦⟧'"),
        findings: [['13', 'segment-without-elements', '2/2/-']],
      },
      {
        what: 'a release that the data ends with, line end aside',
        source: ASSUMED,
        text: `${UNB_3}${UNH}FTX+A?⟦⟧⟦⟧⟦⟧\n`,
        findings: [
          ['13', 'interchange-trailer-missing', '-/-/-'],
          ['13', 'terminator-missing', '2/-/-'],
          ['13', 'message-trailer-missing', '2/-/-'],
        ],
      },
      {
        what: 'a terminator lost before UNT on its own line',
        source: ASSUMED,
        text: `${UNB_3}${UNH}BGM+1⟦⟧\nUNT+3+1'${UNZ}`,
        findings: [['13', 'terminator-missing', '2/-/-']],
      },
      {
        what: 'an object package, version 4',
        source: 'iso9735-8',
        text: `${UNB_4}${BODY}⟦UNO+1+AA:1+1+1:10'UNP+10+1'⟧${UNZ}`,
        findings: [['47', 'envelope-function-unsupported', '-/-/-']],
      },
      {
        what: 'the same in version 3, which knows no objects',
        source: D422,
        text: `${UNB_3}${BODY}⟦UNO+1+AA:1+1+1:10'UNP+10+1'⟧${UNZ}`,
        findings: [['33', 'segment-outside-message', '-/-/-']],
      },
      {
        what: 'a segment outside any message, version 4',
        source: V4,
        text: `${UNB_4}${BODY}⟦BGM+1'⟧${UNZ}`,
        findings: [['33', 'segment-outside-message', '-/-/-']],
      },
      {
        what: 'security of the interchange, version 4',
        source: 'iso9735-5',
        text: `${UNB_4}⟦USH+1+1'UST+1+1'⟧${BODY}${UNZ}`,
        findings: [['47', 'envelope-function-unsupported', '-/-/-']],
      },
    ],
  },
  {
    title: 'Repertoires',
    cases: [
      {
        what: 'all of UNOA',
        source: 'D422 5.1',
        text: inMessage(`FTX+ABCXYZ 0189.,-()/=!"%&*;<>'`),
        findings: [],
      },
      {
        what: 'lower case in UNOA',
        source: 'D422 5.1',
        text: inMessage("FTX+A⟦bc⟧D'"),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'an underscore in UNOA and version 3',
        source: 'D422 5.1',
        text: inMessage("FTX+A⟦_⟧B'"),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'an underscore in UNOA and version 4',
        source: 'iso9735:1998, ISO 646 (inferred)',
        text: inMessage("FTX+A_B'", 1, UNB_4),
        findings: [],
      },
      {
        what: 'an underscore in UNOB and version 3',
        source: 'D422 5.2',
        text: inMessage("FTX+a⟦_⟧'", 1, under('UNOB', '3')),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'a tab',
        source: 'D422 5.1',
        text: inMessage("FTX+A:B⟦\t⟧'"),
        findings: [['21', 'character-not-in-repertoire', '2/2/2']],
      },
      {
        what: 'UNOC is ISO 8859-1',
        source: AMD_1,
        text: inMessage("FTX+S\xe3o@'", 1, under('UNOC', '3')),
        findings: [],
        texts: { '1.2.1.1': 'São@' },
      },
      {
        what: 'a control character of the upper half in UNOC',
        source: AMD_1,
        text: inMessage("FTX+A⟦\x85⟧'", 1, under('UNOC', '3')),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'the same where it would be right in UTF-8',
        source: AMD_1,
        text: inMessage("FTX+A\xc3⟦\x85⟧'", 1, under('UNOC', '3')),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'UNOC is not of version 1',
        source: AMD_1,
        text: `UNB+⟦UNOC⟧:1+S+R+260302:1130+1'UNH+1+TESTMS:1'BGM+1'UNT+3+1'${UNZ}`,
        findings: [['2', 'syntax-identifier-unknown', '-/2/1']],
      },
      {
        what: 'UNOD is ISO 8859-2',
        source: AMD_1,
        text: inMessage("FTX+\xa3\xf3d\xbc'", 1, under('UNOD', '3')),
        findings: [],
        texts: { '1.2.1.1': 'Łódź' },
      },
      {
        what: 'UNOE is ISO 8859-5',
        source: AMD_1,
        text: inMessage("FTX+\xbc\xef\xe1\xde'", 1, under('UNOE', '3')),
        findings: [],
        texts: { '1.2.1.1': 'Мясо' },
      },
      {
        what: 'UNOF is ISO 8859-7',
        source: AMD_1,
        text: inMessage("FTX+\xca\xf1\xdd\xe1\xf2'", 1, under('UNOF', '3')),
        findings: [],
        texts: { '1.2.1.1': 'Κρέας' },
      },
      {
        what: 'a byte that ISO 8859-7 leaves out',
        source: AMD_1,
        text: inMessage("FTX+A⟦\xd2⟧'", 1, under('UNOF', '3')),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'UNOG is not of version 3',
        source: V4,
        text: `UNB+⟦UNOG⟧:3+S+R+260302:1130+1'${BODY}${UNZ}`,
        findings: [['2', 'syntax-identifier-unknown', '-/2/1']],
      },
      {
        what: 'UNOG is ISO 8859-3',
        source: V4,
        text: inMessage("FTX+\xa6'", 1, under('UNOG', '4')),
        findings: [],
        texts: { '1.2.1.1': 'Ĥ' },
      },
      {
        what: 'UNOH is ISO 8859-4',
        source: V4,
        text: inMessage("FTX+\xa2'", 1, under('UNOH', '4')),
        findings: [],
        texts: { '1.2.1.1': 'ĸ' },
      },
      {
        what: 'UNOI is ISO 8859-6',
        source: V4,
        text: inMessage("FTX+\xe4\xcd\xe5'", 1, under('UNOI', '4')),
        findings: [],
        texts: { '1.2.1.1': 'لحم' },
      },
      {
        what: 'UNOJ is ISO 8859-8',
        source: V4,
        text: inMessage("FTX+\xe1\xf9\xf8'", 1, under('UNOJ', '4')),
        findings: [],
        texts: { '1.2.1.1': 'בשר' },
      },
      {
        what: 'UNOK is ISO 8859-9',
        source: V4,
        text: inMessage("FTX+\xd0\xdd'", 1, under('UNOK', '4')),
        findings: [],
        texts: { '1.2.1.1': 'Ğİ' },
      },
      {
        what: 'UNOL is ISO 8859-15',
        source: 'vendor (staedi)',
        text: inMessage("FTX+\xa4'", 1, under('UNOL', '4')),
        findings: [],
        texts: { '1.2.1.1': '€' },
      },
      {
        what: 'UNOW is UTF-8',
        source: V4,
        text: inMessage("FTX+\xe7\x89\x9b'", 1, under('UNOW', '4')),
        findings: [],
        texts: { '1.2.1.1': '牛' },
      },
      {
        what: 'a tab after a letter of two bytes',
        source: V4,
        text: inMessage("FTX+\xc3\xa9⟦\t⟧'", 1, under('UNOW', '4')),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'broken UTF-8',
        source: V4,
        text: inMessage("FTX+A⟦\xe7\x89⟧'", 1, under('UNOW', '4')),
        findings: [['21', 'character-not-in-repertoire', '2/2/-']],
      },
      {
        what: 'UNOX, ISO 2022, is not read',
        source: 'assumed',
        text: `UNB+⟦UNOX⟧:4+S+R+20260302:1130+1'${BODY}${UNZ}`,
        findings: [['46', 'character-set-unsupported', '-/2/1']],
      },
      {
        what: 'UNOY, ISO 10646, is not read',
        source: 'assumed',
        text: `UNB+⟦UNOY⟧:4+S+R+20260302:1130+1'${BODY}${UNZ}`,
        findings: [['46', 'character-set-unsupported', '-/2/1']],
      },
    ],
  },
];
