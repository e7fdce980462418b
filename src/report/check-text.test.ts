import { describe, expect, it } from 'vitest';
import { latin1ToBytes, parseInstant, type Finding } from '../core/index.js';
import { renderCheckJson } from './check-json.js';
import type { CheckResult } from './check-result.js';
import { renderCheckText } from './check-text.js';
import { guideFixture } from './guide.fixture.js';

const SENT =
  "UNB+UNOA:3+AUDAFF+USCBP+260302:1130+00000001++++++1'UNH+1+SANCRT:D:97B:UN'BGM+811+6AU\u0007123+9'" +
  "QTY+1:25000.5:KGM'UNT+4+1'UNZ+1+00000001'";
const REPLY = "UNB+UNOA:3+USCBP+AUDAFF+260302:1200+1'UNH+1+CUSRES:D:97B:UN'ERC+R07'UNT+3+1'UNZ+1+1'";

function findingAt(what: string, parts: Partial<Finding>): Finding {
  return {
    code: 'quantity-not-whole',
    severity: 'error',
    phase: 'rule',
    span: { offset: SENT.indexOf(what), length: what.length, interchange: 1, message: 1 },
    params: {},
    requirements: [],
    ...parts,
  };
}

const quantity = findingAt('25000.5', {
  replyCode: 'R07',
  params: { expected: 'a whole number above 0', actual: '25000.5' },
  requirements: ['N-23'],
  span: {
    offset: SENT.indexOf('25000.5'),
    length: 7,
    interchange: 1,
    message: 1,
    segment: 3,
    tag: 'QTY',
    element: 1,
    component: 2,
  },
});
const bell = findingAt('\u0007', {
  code: 'character-outside-repertoire',
  replyCode: 'C21',
  phase: 'syntax',
  params: { expected: 'a character of UNOA', actual: '\u0007' },
  requirements: ['SYN-21'],
  span: {
    offset: SENT.indexOf('\u0007'),
    length: 1,
    interchange: 1,
    message: 1,
    segment: 2,
    tag: 'BGM',
    element: 2,
    component: 1,
  },
});
const nowhere: Finding = {
  code: 'interchange-missing',
  severity: 'warning',
  phase: 'syntax',
  span: { offset: 0, length: 0 },
  params: {},
  requirements: [],
};

function result(changes: Partial<CheckResult>): CheckResult {
  return {
    file: 'fraction.edi',
    bytes: latin1ToBytes(SENT),
    verdict: 'rejected',
    findings: [quantity],
    findingCount: changes.findings?.length ?? 1,
    replies: [latin1ToBytes(REPLY)],
    at: parseInstant('2026-03-02T12:00:00Z')!,
    environment: 'test',
    ...changes,
  };
}

describe('renderCheckText', () => {
  it('shows a finding under the very bytes, and says what, why and what to do', () => {
    expect(renderCheckText([result({})], guideFixture(), { color: false })).toBe(
      `fraction.edi: REJECTED, 1 finding (ecert-2.0, test environment, at 2026-03-02T12:00:00Z)

message 1, segment 3 QTY, element 1, component 2, offset 98
    QTY+1:25000.5:KGM'
          ^^^^^^^
    error R07 quantity-not-whole: Quantity 25000.5 is not a whole number.
    expected     a whole number above 0
    actual       25000.5
    requirement  N-23: A quantity is a whole number. [notice N-23]
    hint         Round it down.

the reference answers

    UNB+UNOA:3+USCBP+AUDAFF+260302:1200+1'
    UNH+1+CUSRES:D:97B:UN'
    ERC+R07'
    UNT+3+1'
    UNZ+1+1'
`,
    );
  });

  it('shows a byte that cannot be printed, and puts what has no place first', () => {
    const text = renderCheckText([result({ findings: [bell, nowhere], replies: [] })], guideFixture(), {
      color: false,
    });
    expect(text).toBe(
      `fraction.edi: REJECTED, 2 findings (ecert-2.0, test environment, at 2026-03-02T12:00:00Z)

the whole transmission
    warning interchange-missing: There is no interchange.
    hint         Send one.

message 1, segment 2 BGM, element 2, component 1, offset 85
    BGM+811+6AU\\x07123+9'
               ^^^^
    error C21 character-outside-repertoire: UNOA has no such character.
    expected     a character of UNOA
    actual       \\x07
    requirement  SYN-21: Only characters of the repertoire are sent. [iso9735 5.1]
    hint         Take it out.

the reference answers nothing
`,
    );
  });

  it('says how much it leaves out', () => {
    const text = renderCheckText([result({ findingCount: 1201 })], guideFixture(), {
      color: false,
      segmentsMax: 2,
    });
    expect(text).toContain('REJECTED, 1201 findings (');
    expect(text).toContain(
      '    hint         Round it down.\n\n… and 1200 more findings: --most prints more of them\n',
    );
    expect(text.endsWith("CUSRES:D:97B:UN'\n… and 3 more segments: --most prints more of them\n")).toBe(true);
  });

  it('says of a good file that it is good, and sums several up', () => {
    const good = result({ file: 'good.edi', verdict: 'accepted', findings: [], replies: [] });
    const text = renderCheckText([good, result({ replies: [] })], guideFixture(), { color: false });
    expect(text).toMatch(/^good\.edi: ACCEPTED \(ecert-2\.0, /);
    expect(text).toMatch(/\n\n2 files: 1 ACCEPTED, 0 PARTLY ACCEPTED, 1 REJECTED\n$/);
  });

  it('is coloured only when that is asked for', () => {
    const plain = renderCheckText([result({})], guideFixture(), { color: false });
    const colored = renderCheckText([result({})], guideFixture(), { color: true });
    expect(plain).not.toContain('\u001b');
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
    expect(colored).not.toBe(plain);
  });

  it("prints no control sequence that a file's name or value holds", () => {
    const findings = [{ ...quantity, params: { expected: '1', actual: '\u001b[2J' } }];
    const text = renderCheckText([result({ file: '\u001b]0;x\u0007.edi', findings })], guideFixture(), {
      color: false,
    });
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    expect(text).toContain('\\x1B[2J');
  });
});

describe('renderCheckJson', () => {
  it('is an object for one file, with the place of each finding and every byte of the replies', () => {
    const json: unknown = JSON.parse(renderCheckJson([result({})], guideFixture()));
    expect(json).toEqual({
      file: 'fraction.edi',
      verdict: 'rejected',
      findingCount: 1,
      at: '2026-03-02T12:00:00Z',
      environment: 'test',
      guide: { id: 'ecert-2.0', digest: 'b'.repeat(64) },
      findings: [
        {
          code: 'quantity-not-whole',
          replyCode: 'R07',
          severity: 'error',
          phase: 'rule',
          interchange: 1,
          message: 1,
          segment: 3,
          tag: 'QTY',
          element: 1,
          component: 2,
          offset: 98,
          length: 7,
          expected: 'a whole number above 0',
          actual: '25000.5',
          requirements: ['N-23'],
          text: 'Quantity 25000.5 is not a whole number.',
          hint: 'Round it down.',
        },
      ],
      replies: [REPLY],
    });
  });

  it('is an array for several, and has null where there is nothing to say', () => {
    const json = JSON.parse(
      renderCheckJson([result({}), result({ findings: [nowhere] })], guideFixture()),
    ) as {
      findings: object[];
    }[];
    expect(json).toHaveLength(2);
    expect(json[1]?.findings[0]).toMatchObject({
      replyCode: null,
      message: null,
      expected: null,
      actual: null,
    });
  });
});
