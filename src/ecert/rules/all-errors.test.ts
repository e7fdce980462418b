/** One document with many mistakes: every one of them is answered, in document order, with what was sent there. */
import { describe, expect, it } from 'vitest';
import type { DocumentData } from '../../guide/index.js';
import { parseInstant } from '../../core/index.js';
import { documentResponse } from '../replies/document-response.js';
import { queryResponses } from '../replies/query-response.js';
import { exampleContext, shippedGuide } from './example-message.fixture.js';
import type { RuleExample } from './model.js';
import { runRules } from './run-rules.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:00:00Z')!;

/** Code, line and offending value of each error of the answer, in the order in which they are answered. */
function answered(example: RuleExample): readonly (readonly [string, string, string])[] {
  const { context, sent } = exampleContext(guide, example);
  expect([...sent.message.findings, ...sent.check.findings], 'passes syntax and structure').toEqual([]);
  const findings = runRules(context);
  const offsets = findings.map(({ span }) => span.offset);
  expect(offsets, 'document order').toEqual(offsets.toSorted((a, b) => a - b));
  const about = { at: AT, requestReference: '1', findings };
  const answer =
    example.function === 'query'
      ? queryResponses(guide, { ...about, reference: 'Q', certificates: [] })[0]
      : documentResponse(guide, { ...about, documentNumber: 'X', state: undefined });
  const errors = answer?.['errors'] as readonly DocumentData[]; // a list in every CUSRES
  const text = (value: DocumentData[string] | undefined): string => (typeof value === 'string' ? value : '');
  return errors.map(({ code, line, value }) => [text(code), text(line), text(value)]);
}

const SUSPENDED = { status: 'suspended' } as const;

const CASES: readonly (readonly [RuleExample, readonly (readonly [string, string, string])[]])[] = [
  [
    {
      shows: 'an original of a suspended participant, with everything else wrong that can be wrong at once',
      participant: SUSPENDED,
      lines: 4,
      set: {
        documentName: '864',
        certificateNumber: '5NZ000123',
        issueDate: '20260303',
        expiryDate: '20260302',
        origin: 'NZ',
        importer: '123',
        'lines.1.hts': '990000',
        'lines.2.number': '3',
        'lines.2.hts': '040110',
        'lines.3.number': '4',
        'lines.3.quantity': '1.5',
        'lines.3.unit': 'TNE',
        'lines.4.number': '5',
        'lines.4.hts': '020120',
        'lines.4.unit': 'TNE',
        lineCount: '3',
      },
    },
    [
      ['R21', '', 'AUDAFF'],
      ['R10', '', '864'],
      ['R02', '', '5NZ000123'],
      ['R11', '', '5NZ000123'],
      ['R04', '', '20260303'],
      ['R12', '', '20260302'],
      ['R17', '', 'NZ'],
      ['R09', '', '123'],
      ['R05', '1', '990000'],
      ['R18', '3', '3'],
      ['R06', '3', '040110'],
      ['R07', '4', '1.5'],
      ['R08', '4', 'TNE'],
      ['R18', '5', '020120'],
      ['R08', '5', 'TNE'],
      ['R19', '', '3'],
    ],
  ],
  [
    {
      shows: 'an original whose number is no number, for a kind that is none',
      set: { certificateNumber: '6AU00012', kind: '77', origin: 'UY', 'lines.1.quantity': '0' },
    },
    [
      ['R01', '', '6AU00012'],
      ['R17', '', 'UY'],
      ['R10', '', '77'],
      ['R07', '1', '0'],
    ],
  ],
  [
    {
      shows: 'an original that is on file already',
      onFile: [{}],
      set: { origin: 'UY', 'lines.1.hts': '980100' },
    },
    [
      ['R03', '', '6AU000123'],
      ['R17', '', 'UY'],
      ['R05', '1', '980100'],
    ],
  ],
  [
    { shows: 'a replacement of nothing', function: 'replace', set: { origin: 'UY', lineCount: '2' } },
    [
      ['R13', '', '6AU000123'],
      ['R17', '', 'UY'],
      ['R19', '', '2'],
    ],
  ],
  [
    {
      shows: 'a replacement of what was cancelled',
      function: 'replace',
      onFile: [{ cancelled: true }],
      set: { expiryDate: '20260229', 'lines.1.unit': 'LTR' },
    },
    [
      ['R14', '', '6AU000123'],
      ['R12', '', '20260229'],
      ['R08', '1', 'LTR'],
    ],
  ],
  [
    {
      shows: 'a replacement below what was used',
      function: 'replace',
      onFile: [{ used: 9000 }],
      set: { importer: '1', 'lines.1.quantity': '8999', lineCount: '0' },
    },
    [
      ['R09', '', '1'],
      ['R15', '1', '8999'],
      ['R19', '', '0'],
    ],
  ],
  [
    {
      shows: 'a cancellation after use',
      function: 'cancellation',
      participant: SUSPENDED,
      onFile: [{ used: 1 }],
      set: { issueDate: '20260303', origin: 'NZ', lineCount: '1' },
    },
    [
      ['R21', '', 'AUDAFF'],
      ['R16', '', '6AU000123'],
      ['R04', '', '20260303'],
      ['R17', '', 'NZ'],
      ['R19', '', '1'],
    ],
  ],
  [
    {
      shows: 'a query for another’s document in another’s name, for an unknown condition',
      function: 'query',
      participant: SUSPENDED,
      set: { documentNumber: '6NZ000123', participant: 'NZMPI', 'conditions.1.condition': '13' },
    },
    [
      ['R21', '', 'AUDAFF'],
      ['D04', '', '6NZ000123'],
      ['D04', '', 'NZMPI'],
      ['D03', '', '13'],
    ],
  ],
  [
    {
      shows: 'a query that matches nothing, in another’s name',
      function: 'query',
      set: { participant: 'NZMPI' },
    },
    [
      ['D01', '', '6AU000123'],
      ['D04', '', 'NZMPI'],
    ],
  ],
  [
    {
      shows: 'an activity report over no real days and an unknown condition',
      function: 'query',
      set: {
        documentNumber: null,
        requestedAt: null,
        periodStart: '20260229',
        periodEnd: '20261301',
        'conditions.1.condition': '10',
        'conditions.2.condition': '13',
      },
    },
    [
      ['D02', '', '20260229'],
      ['D02', '', '20261301'],
      ['D03', '', '13'],
    ],
  ],
];

describe('a document with several mistakes', () => {
  it.each(CASES.map(([example, errors]) => [example.shows, example, errors] as const))(
    '%s',
    (_, example, errors) => {
      expect(answered(example)).toEqual(errors);
    },
  );

  it('is here for every code that the guide has', () => {
    const seen = new Set(CASES.flatMap(([, errors]) => errors.map(([code]) => code)));
    expect([...seen].sort()).toEqual(Object.values(guide.replyCodes).toSorted());
  });
});
