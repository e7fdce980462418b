import { BODY, inMessage, UNB_3, UNH, UNZ, type SyntaxSubject } from './syntax-case.fixture.js';

const D422 = 'iso9735:1988 (D422)';
const ASSUMED = 'assumed (practice)';

/** Cases of what stands around interchanges, and between segments. */
export const TRANSMISSION_SUBJECTS: readonly SyntaxSubject[] = [
  {
    title: 'Around interchanges: transmissions, line ends, byte order marks',
    cases: [
      {
        what: 'two interchanges, the second with a UNA of its own',
        source: D422,
        text: `${UNB_3}${BODY}${UNZ}UNA;*.! ~${UNB_3.replaceAll('+', '*').replaceAll(':', ';').replaceAll("'", '~')}UNH*1*TESTMS;D;97B;UN~BGM*1~UNT*3*1~UNZ*1*1~`,
        findings: [],
        interchanges: 2,
        messages: 2,
      },
      {
        what: 'the next UNB before UNZ',
        source: D422,
        text: `${UNB_3}${BODY}⟦⟧${UNB_3}${BODY}${UNZ}`,
        findings: [['13', 'interchange-trailer-missing', '-/-/-']],
        interchanges: 2,
        messages: 2,
      },
      {
        what: 'the next UNB before UNT',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'⟦⟧⟦⟧${UNB_3}${BODY}${UNZ}`,
        findings: [
          ['13', 'interchange-trailer-missing', '-/-/-'],
          ['13', 'message-trailer-missing', '2/-/-'],
        ],
        interchanges: 2,
        messages: 2,
      },
      {
        what: 'bytes before, between and after',
        source: ASSUMED,
        text: `⟦BANNER⟧\n${UNB_3}${BODY}${UNZ}⟦XX⟧${UNB_3}${BODY}${UNZ}\n⟦\x1a⟧`,
        findings: [
          ['33', 'bytes-outside-interchange', '-/-/-'],
          ['33', 'bytes-outside-interchange', '-/-/-'],
          ['33', 'bytes-outside-interchange', '-/-/-'],
        ],
        interchanges: 2,
        messages: 2,
      },
      {
        what: 'a byte order mark, an error like all bytes before UNB',
        source: ASSUMED,
        text: `⟦\xef\xbb\xbf⟧${UNB_3}${BODY}${UNZ}`,
        findings: [['21', 'byte-order-mark', '-/-/-']],
      },
      {
        what: 'two bytes of a byte order mark',
        source: ASSUMED,
        text: `⟦\xef\xbb⟧${UNB_3}${BODY}${UNZ}`,
        findings: [['33', 'bytes-outside-interchange', '-/-/-']],
      },
      {
        what: 'its first byte alone',
        source: ASSUMED,
        text: `⟦\xef..⟧${UNB_3}${BODY}${UNZ}`,
        findings: [['33', 'bytes-outside-interchange', '-/-/-']],
      },
      {
        what: 'its other bytes without the first, the second, the third',
        source: ASSUMED,
        text: `⟦.\xbb\xbf⟧${UNB_3}${BODY}${UNZ}⟦\xef.\xbf⟧${UNB_3}${BODY}${UNZ}`,
        findings: [
          ['33', 'bytes-outside-interchange', '-/-/-'],
          ['33', 'bytes-outside-interchange', '-/-/-'],
        ],
        interchanges: 2,
        messages: 2,
      },
      {
        what: 'the first and the last byte of one',
        source: ASSUMED,
        text: `⟦\xef.\xbf⟧${UNB_3}${BODY}${UNZ}`,
        findings: [['33', 'bytes-outside-interchange', '-/-/-']],
      },
      {
        what: 'no interchange at all',
        source: D422,
        text: '⟦⟦HELLO⟧⟧',
        findings: [
          ['33', 'bytes-outside-interchange', '-/-/-'],
          ['13', 'no-interchange', '-/-/-'],
        ],
        interchanges: 0,
        messages: 0,
      },
      {
        what: 'CR LF, LF and CR between segments',
        source: ASSUMED,
        text: `${UNB_3}\r\n${UNH}\nBGM+1'\rUNT+3+1'\r\n${UNZ}\r\n`,
        findings: [],
      },
      {
        what: 'a line end inside data',
        source: ASSUMED,
        text: inMessage("FTX+A⟦\r\n⟧B'"),
        findings: [['21', 'line-end-in-data', '2/2/-']],
      },
      {
        what: 'a space after a terminator',
        source: ASSUMED,
        text: inMessage("BGM+1'⟦ DTM+1'⟧", 2),
        findings: [['15', 'segment-tag-malformed', '3/-/-']],
      },
    ],
  },
];
