import { BODY, inMessage, UNB_3, UNB_4, UNH, UNZ, type SyntaxSubject } from './syntax-case.fixture.js';

const D422 = 'iso9735:1988 (D422)';
const V4 = 'iso9735:1998';
const UNB_1 = "UNB+UNOA:1+S+R+260302:1130+1'";

/** Cases of the service segments of a message. */
export const MESSAGE_SUBJECTS: readonly SyntaxSubject[] = [
  {
    title: 'UNH and UNT',
    cases: [
      {
        what: 'version 4: 0110, 0113 and the elements after',
        source: V4,
        text: `${UNB_4}UNH+1+TESTMS:D:97B:UNX:A:B:C+CAR+1:C+SUB:1:1:UN+GUI:1:1:UN+SCN:1:1:UN'BGM+1'UNT+3+1'${UNZ}`,
        findings: [],
      },
      {
        what: 'no agency',
        source: D422,
        text: `${UNB_3}UNH+1+TESTMS:D:97B⟦⟧'BGM+1'UNT+3+1'${UNZ}`,
        findings: [['13', 'service-element-missing', '1/3/4']],
      },
      {
        what: 'no version, release and agency in version 1',
        source: D422,
        text: `${UNB_1}UNH+1+TESTMS:⟦⟧:97'BGM+1'UNT+3+1'${UNZ}`,
        findings: [['13', 'service-element-missing', '1/3/2']],
      },
      {
        what: 'a transfer status that is neither C nor F',
        source: 'un UNSL',
        text: `${UNB_3}UNH+1+TESTMS:D:97B:UN++1:⟦X⟧'BGM+1'UNT+3+1'${UNZ}`,
        findings: [['12', 'service-element-value', '1/5/2']],
      },
      {
        what: 'a digit where letters stand',
        source: D422,
        text: `${UNB_3}UNH+1+TESTMS:D:97B:UN++1:⟦1⟧'BGM+1'UNT+3+1'${UNZ}`,
        findings: [['37', 'service-element-type', '1/5/2']],
      },
      {
        what: 'a conditional composite that is present lacks its mandatory component',
        source: D422,
        text: `${UNB_3}UNH+1+TESTMS:D:97B:UN++⟦⟧:C'BGM+1'UNT+3+1'${UNZ}`,
        findings: [['13', 'service-element-missing', '1/5/1']],
      },
      {
        what: 'UNH without elements',
        source: D422,
        text: `${UNB_3}UNH⟦⟧⟦⟧'BGM+1'UNT+3+1'${UNZ}`,
        findings: [
          ['13', 'service-element-missing', '1/2/-'],
          ['13', 'service-element-missing', '1/3/-'],
        ],
      },
      {
        what: 'UNT without elements',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'UNT⟦⟧⟦⟧'${UNZ}`,
        findings: [
          ['13', 'service-element-missing', '3/2/-'],
          ['13', 'service-element-missing', '3/3/-'],
        ],
      },
      {
        what: 'UNT counts wrong',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'UNT+⟦4⟧+1'${UNZ}`,
        findings: [['29', 'control-count-mismatch', '3/2/-']],
      },
      {
        what: 'UNT counts wrong, with a zero',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'UNT+⟦10⟧+1'${UNZ}`,
        findings: [['29', 'control-count-mismatch', '3/2/-']],
      },
      {
        what: 'a wrong count of ten digits, version 4',
        source: V4,
        text: `${UNB_4}${UNH}BGM+1'UNT+⟦0000000004⟧+1'${UNZ}`,
        findings: [['29', 'control-count-mismatch', '3/2/-']],
      },
      {
        what: 'a wrong count of eleven digits is too long, and no count',
        source: V4,
        text: `${UNB_4}${UNH}BGM+1'UNT+⟦00000000004⟧+1'${UNZ}`,
        findings: [['39', 'service-element-too-long', '3/2/-']],
      },
      {
        what: 'a count with a sign is no number, and no count',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'UNT+⟦-3⟧+1'${UNZ}`,
        findings: [['37', 'service-element-type', '3/2/-']],
      },
      {
        what: 'UNT has another reference',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'UNT+3+⟦2⟧'${UNZ}`,
        findings: [['28', 'control-reference-mismatch', '3/3/-']],
      },
      {
        what: 'UNT has a longer reference, which begins with that of UNH',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'UNT+3+⟦12⟧'${UNZ}`,
        findings: [['28', 'control-reference-mismatch', '3/3/-']],
      },
      {
        what: 'UNT has a shorter reference, with which that of UNH begins',
        source: D422,
        text: `${UNB_3}UNH+12+TESTMS:D:97B:UN'BGM+1'UNT+3+⟦1⟧'${UNZ}`,
        findings: [['28', 'control-reference-mismatch', '3/3/-']],
      },
      {
        what: 'references of one released character, a component separator and an element separator',
        source: D422,
        text: `${UNB_3}UNH+?:+TESTMS:D:97B:UN'BGM+1'UNT+3+⟦?+⟧'${UNZ}`,
        findings: [['28', 'control-reference-mismatch', '3/3/-']],
      },
      {
        what: 'references of one released character, an element separator and a component separator',
        source: D422,
        text: `${UNB_3}UNH+?++TESTMS:D:97B:UN'BGM+1'UNT+3+⟦?:⟧'${UNZ}`,
        findings: [['28', 'control-reference-mismatch', '3/3/-']],
      },
      {
        what: 'a reference is the same with a needless release as without',
        source: D422,
        text: `${UNB_3}UNH+⟦?⟧A+TESTMS:D:97B:UN'BGM+1'UNT+3+A'${UNZ}`,
        findings: [['22', 'release-needless', '1/2/-']],
      },
      {
        what: 'UNT never comes',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'⟦⟧${UNZ}`,
        findings: [['13', 'message-trailer-missing', '2/-/-']],
      },
      {
        what: 'a count of seven digits in version 3',
        source: D422,
        text: `${UNB_3}${UNH}BGM+1'UNT+⟦0000003⟧+1'${UNZ}`,
        findings: [['39', 'service-element-too-long', '3/2/-']],
      },
      {
        what: 'the same in version 4, n..10',
        source: V4,
        text: `${UNB_4}${UNH}BGM+1'UNT+0000003+1'${UNZ}`,
        findings: [],
      },
      {
        what: 'a message reference twice',
        source: D422,
        text: `${UNB_3}${BODY}UNH+⟦1⟧+TESTMS:D:97B:UN'BGM+1'UNT+3+1'UNZ+2+1'`,
        findings: [['26', 'duplicate-message-reference', '1/2/-']],
        messages: 2,
      },
      {
        what: 'a message reference twice, once with a needless release',
        source: D422,
        text: `${UNB_3}UNH+⟦?⟧A+TESTMS:D:97B:UN'UNT+2+A'UNH+⟦A⟧+TESTMS:D:97B:UN'UNT+2+A'UNZ+2+1'`,
        findings: [
          ['22', 'release-needless', '1/2/-'],
          ['26', 'duplicate-message-reference', '1/2/-'],
        ],
        messages: 2,
      },
      {
        what: 'the same reference for another type, version 3',
        source: D422,
        text: `${UNB_3}${BODY}UNH+⟦1⟧+OTHERS:D:97B:UN'BGM+1'UNT+3+1'UNZ+2+1'`,
        findings: [['26', 'duplicate-message-reference', '1/2/-']],
        messages: 2,
      },
      {
        what: 'the same reference for a type that differs in its last component, version 4',
        source: V4,
        text: `${UNB_4}UNH+1+TESTMS:D:97B:UN:A'UNT+2+1'UNH+1+TESTMS:D:97B:UN:B'UNT+2+1'UNZ+2+1'`,
        findings: [],
        messages: 2,
      },
      {
        what: 'the same reference for another type, version 4',
        source: V4,
        text: `${UNB_4}${BODY}UNH+1+OTHERS:D:97B:UN'BGM+1'UNT+3+1'UNZ+2+1'`,
        findings: [],
        messages: 2,
      },
      {
        what: 'UNA in a message, as a tag like any other',
        source: D422,
        text: inMessage("BGM+1'⟦UNA+X'⟧", 2),
        findings: [['15', 'service-string-misplaced', '3/-/-']],
        texts: { '1.3.1.1': 'X' },
      },
      {
        what: 'UNA in a message, with nothing after its tag',
        source: V4,
        text: inMessage("BGM+1'⟦UNA'⟧", 2, UNB_4),
        findings: [['15', 'service-string-misplaced', '3/-/-']],
      },
      {
        what: 'UNA with its six characters in a message, which names no other ones',
        source: D422,
        text: inMessage("⟦⟦UNA:+.⟦?⟧ '⟧⟧BGM+A:B'", 2),
        findings: [
          ['15', 'service-string-misplaced', '2/-/-'],
          ['34', 'nesting-indicator', '2/-/-'],
          ['22', 'release-needless', '2/2/-'],
        ],
        texts: { '1.3.1.2': 'B' },
      },
      {
        what: 'UNA between messages, where no UNB follows',
        source: D422,
        text: `${UNB_3}${BODY}⟦UNA+X'⟧UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'UNZ+2+1'`,
        findings: [['33', 'segment-outside-message', '-/-/-']],
        messages: 2,
      },
      {
        what: 'two errors in two messages, and the third is good',
        source: D422,
        text: `${UNB_3}${UNH}BGM+⟦a⟧'UNT+3+1'UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+⟦9⟧+2'UNH+3+TESTMS:D:97B:UN'BGM+1'UNT+3+3'UNZ+3+1'`,
        findings: [
          ['21', 'character-not-in-repertoire', '2/2/-'],
          ['29', 'control-count-mismatch', '3/2/-'],
        ],
        messages: 3,
      },
    ],
  },
  {
    title: 'UNS and TXT',
    cases: [
      { what: 'UNS D and S', source: D422, text: inMessage("BGM+1'UNS+D'UNS+S'", 3), findings: [] },
      {
        what: 'UNS without elements',
        source: D422,
        text: inMessage("BGM+1'UNS⟦⟧'", 2),
        findings: [['13', 'service-element-missing', '3/2/-']],
      },
      {
        what: 'UNS with another value',
        source: D422,
        text: inMessage("BGM+1'UNS+⟦X⟧'", 2),
        findings: [['12', 'service-element-value', '3/2/-']],
      },
      {
        what: 'UNS a third time',
        source: D422,
        text: inMessage("BGM+1'UNS+D'UNS+S'⟦UNS+S'⟧", 4),
        findings: [['35', 'section-control-repeated', '5/-/-']],
      },
      {
        what: 'tags that are TXT but for one letter, with a fault of their own',
        source: D422,
        text: inMessage("AXT+A⟦+⟧'TAT+A⟦+⟧'TXA+A⟦+⟧'", 3),
        findings: [
          ['45', 'trailing-separator-tolerated', '2/3/-'],
          ['45', 'trailing-separator-tolerated', '3/3/-'],
          ['45', 'trailing-separator-tolerated', '4/3/-'],
        ],
      },
      {
        what: 'tags that begin with UNT and TXT',
        source: D422,
        text: inMessage("⟦UNTX+3+1'⟧⟦TXTX+A'⟧", 2),
        findings: [
          ['15', 'segment-tag-malformed', '2/-/-'],
          ['15', 'segment-tag-malformed', '3/-/-'],
        ],
      },
      { what: 'TXT', source: D422, text: inMessage("BGM+1'TXT+AAA+FREE TEXT'", 2), findings: [] },
      {
        what: 'TXT without its text',
        source: D422,
        text: inMessage("BGM+1'TXT+AAA⟦⟧'", 2),
        findings: [['13', 'service-element-missing', '3/3/-']],
      },
      {
        what: 'TXT with a code of two characters',
        source: D422,
        text: inMessage("BGM+1'TXT+⟦AA⟧+B'", 2),
        findings: [['40', 'service-element-too-short', '3/2/-']],
      },
      {
        what: 'TXT with 71 characters of text',
        source: D422,
        text: inMessage(`BGM+1'TXT++⟦${'A'.repeat(71)}⟧'`, 2),
        findings: [['39', 'service-element-too-long', '3/3/-']],
      },
      {
        what: 'TXT a sixth time',
        source: D422,
        text: inMessage(`BGM+1'${"TXT++A'".repeat(5)}⟦TXT++A'⟧`, 7),
        findings: [['35', 'text-segment-repeated', '8/-/-']],
      },
      {
        what: 'TXT is no service segment in version 4',
        source: V4,
        text: inMessage("BGM+1'TXT+A'", 2, UNB_4),
        findings: [],
      },
    ],
  },
];
