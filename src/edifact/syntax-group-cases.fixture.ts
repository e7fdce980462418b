import { BODY, UNB_3, UNB_4, UNG, UNZ, type SyntaxSubject } from './syntax-case.fixture.js';

const D422 = 'iso9735:1988 (D422)';
const V4 = 'iso9735:1998';
const GROUP = `${UNG}${BODY}`;

/** Cases of functional groups. */
export const GROUP_SUBJECTS: readonly SyntaxSubject[] = [
  {
    title: 'UNG and UNE',
    cases: [
      {
        what: 'two groups',
        source: D422,
        text: `${UNB_3}${GROUP}UNE+1+G1'UNG+TESTMS+S+R+260302:1130+G2+UN+D:97B'UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'UNE+1+G2'UNZ+2+1'`,
        findings: [],
        messages: 2,
      },
      {
        what: 'version 4 needs 0048 only',
        source: V4,
        text: `${UNB_4}UNG+++++G1'${BODY}UNE+1+G1'${UNZ}`,
        findings: [],
      },
      {
        what: 'version 3 needs all',
        source: D422,
        text: `${UNB_3}UNG+TESTMS+⟦⟧+R+260302:1130+G1+UN+D:97B'${BODY}UNE+1+G1'${UNZ}`,
        findings: [['13', 'service-element-missing', '-/3/-']],
      },
      {
        what: 'UNE counts wrong',
        source: D422,
        text: `${UNB_3}${GROUP}UNE+⟦2⟧+G1'${UNZ}`,
        findings: [['29', 'control-count-mismatch', '-/2/-']],
      },
      {
        what: 'UNE counts in letters, which is no count',
        source: D422,
        text: `${UNB_3}${GROUP}UNE+⟦X⟧+G1'${UNZ}`,
        findings: [['37', 'service-element-type', '-/2/-']],
      },
      {
        what: 'UNE without elements',
        source: D422,
        text: `${UNB_3}${GROUP}UNE⟦⟧⟦⟧'${UNZ}`,
        findings: [
          ['13', 'service-element-missing', '-/2/-'],
          ['13', 'service-element-missing', '-/3/-'],
        ],
      },
      {
        what: 'two messages of another type than the group, said once',
        source: D422,
        text: `${UNB_3}${UNG}UNH+1+⟦OTHERS⟧:D:97B:UN'UNT+2+1'UNH+2+OTHERS:D:97B:UN'UNT+2+2'UNE+2+G1'${UNZ}`,
        findings: [['31', 'message-type-not-of-group', '1/3/1']],
        messages: 2,
      },
      {
        what: 'a message of no type, which is no other type',
        source: D422,
        text: `${UNB_3}${UNG}UNH+1+⟦⟧:D:97B:UN'UNT+2+1'UNE+1+G1'${UNZ}`,
        findings: [['13', 'service-element-missing', '1/3/1']],
      },
      {
        what: 'UNE has another reference',
        source: D422,
        text: `${UNB_3}${GROUP}UNE+1+⟦G2⟧'${UNZ}`,
        findings: [['28', 'control-reference-mismatch', '-/3/-']],
      },
      {
        what: 'a message reference again in another group, version 3',
        source: D422,
        text: `${UNB_3}${GROUP}UNE+1+G1'UNG+TESTMS+S+R+260302:1130+G2+UN+D:97B'UNH+⟦1⟧+TESTMS:D:97B:UN'BGM+1'UNT+3+1'UNE+1+G2'UNZ+2+1'`,
        findings: [['26', 'duplicate-message-reference', '1/2/-']],
        messages: 2,
      },
      {
        what: 'a message reference again in another group, version 4',
        source: V4,
        text: `${UNB_4}UNG+++++G1'${BODY}UNE+1+G1'UNG+++++G2'${BODY}UNE+1+G2'UNZ+2+1'`,
        findings: [],
        messages: 2,
      },
      {
        what: 'UNE never comes',
        source: D422,
        text: `${UNB_3}${GROUP}⟦⟧${UNZ}`,
        findings: [['13', 'group-trailer-missing', '-/-/-']],
      },
      {
        what: 'UNT and UNE never come before the next group',
        source: D422,
        text: `${UNB_3}${UNG}UNH+1+TESTMS:D:97B:UN'BGM+1'⟦⟧⟦⟧UNG+TESTMS+S+R+260302:1130+G2+UN+D:97B'UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'UNE+1+G2'UNZ+2+1'`,
        findings: [
          ['13', 'group-trailer-missing', '-/-/-'],
          ['13', 'message-trailer-missing', '2/-/-'],
        ],
        messages: 2,
      },
      {
        what: 'UNT never comes before UNE',
        source: D422,
        text: `${UNB_3}${UNG}UNH+1+TESTMS:D:97B:UN'BGM+1'⟦⟧UNE+1+G1'${UNZ}`,
        findings: [['13', 'message-trailer-missing', '2/-/-']],
      },
      {
        what: 'a message, a group and a message, of which the second sort is told',
        source: D422,
        text: `${UNB_3}${BODY}⟦${UNG}⟧UNH+2+TESTMS:D:97B:UN'UNT+2+2'UNE+1+G1'UNH+3+TESTMS:D:97B:UN'UNT+2+3'UNZ+1+1'`,
        findings: [['30', 'groups-and-messages-mixed', '-/-/-']],
        messages: 3,
      },
      {
        what: 'UNE without UNG',
        source: D422,
        text: `${UNB_3}${BODY}⟦UNE+1+G1'⟧${UNZ}`,
        findings: [['33', 'segment-outside-message', '-/-/-']],
      },
      {
        what: 'an empty group',
        source: D422,
        text: `${UNB_3}${UNG}⟦UNE+0+G1'⟧${UNZ}`,
        findings: [['32', 'lower-level-empty', '-/-/-']],
        messages: 0,
      },
      {
        what: 'a message of another type than the group',
        source: D422,
        text: `${UNB_3}${UNG}UNH+1+⟦OTHERS⟧:D:97B:UN'BGM+1'UNT+3+1'UNE+1+G1'${UNZ}`,
        findings: [['31', 'message-type-not-of-group', '1/3/1']],
      },
      {
        what: 'a group reference twice',
        source: D422,
        text: `${UNB_3}${GROUP}UNE+1+G1'UNG+TESTMS+S+R+260302:1130+⟦G1⟧+UN+D:97B'UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'UNE+1+G1'UNZ+2+1'`,
        findings: [['26', 'duplicate-group-reference', '-/6/-']],
        messages: 2,
      },
      {
        what: 'a group after a message that is in none',
        source: D422,
        text: `${UNB_3}${BODY}⟦${UNG}⟧UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'UNE+1+G1'UNZ+1+1'`,
        findings: [['30', 'groups-and-messages-mixed', '-/-/-']],
        messages: 2,
      },
    ],
  },
];
