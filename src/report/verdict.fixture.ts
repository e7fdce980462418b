import type { CampaignVerdict, Exchange, ScenarioResult } from '../judge/index.js';

const GOOD =
  "UNB+UNOA:3+AUDAFF+USCBP+260302:1130+00000001++++++1'UNH+1+SANCRT:D:97B:UN'BGM+811+6AU000123+9'DTM+182:20260227:102'" +
  "LOC+27+AU'GIS+05'PNA+IM+12-345678900'LIN+1'PIA+5+020130:HS'QTY+1:25000.5:KGM'CNT+2:1'UNT+11+1'UNZ+1+00000001'";

const failed: ScenarioResult = {
  id: 'SAN-RUL-002',
  title: 'A fraction is refused and sent again corrected',
  obligation: 'M',
  requirements: ['N-23', 'N-34'],
  verdict: 'failed',
  reason: '',
  expectations: [
    {
      step: 2,
      expectation: 'SANCRT original A, rejected R07, within PT24H',
      requirements: ['N-23'],
      verdict: 'passed',
      failures: [],
      transmissions: ['C1', 'R1'],
    },
    {
      step: 3,
      expectation: 'SANCRT original A-amended, accepted, within PT24H',
      requirements: ['N-23'],
      verdict: 'failed',
      transmissions: ['C2'],
      failures: [
        {
          code: 'document-differs',
          expected: 'quantity 25000',
          actual: 'quantity 25000.5',
          attribution: 'candidate',
          requirements: ['N-23'],
          transmission: 'C2',
          finding: {
            code: 'document-differs',
            severity: 'error',
            phase: 'behaviour',
            span: {
              offset: GOOD.indexOf('25000.5'),
              length: 7,
              interchange: 1,
              message: 1,
              segment: 9,
              tag: 'QTY',
              element: 1,
              component: 2,
            },
            params: { expected: '25000', actual: '25000.5' },
            requirements: ['N-23'],
          },
          text: 'The document sent again is not the amended one.',
          hint: 'Send the document as the officer amended it.',
        },
      ],
    },
  ],
};

const passed: ScenarioResult = {
  id: 'SAN-POS-001',
  title: 'One line',
  obligation: 'M',
  requirements: ['N-20'],
  verdict: 'passed',
  reason: '',
  expectations: [
    {
      step: 2,
      expectation: 'SANCRT original A, accepted',
      requirements: ['N-23'],
      verdict: 'passed',
      failures: [],
      transmissions: ['C3'],
    },
  ],
};

const exchanges: readonly Exchange[] = [
  { id: 'C3', scenario: 'SAN-POS-001', at: '2026-03-02T12:00:00Z', by: 'candidate', bytes: GOOD },
  { id: 'C1', scenario: 'SAN-RUL-002', at: '2026-03-02T13:00:00Z', by: 'candidate', bytes: GOOD },
  {
    id: 'R1',
    scenario: 'SAN-RUL-002',
    at: '2026-03-02T13:00:00Z',
    by: 'reference',
    bytes: GOOD,
    received: null,
    inReplyTo: 'C1',
  },
  {
    id: 'C2',
    scenario: 'SAN-RUL-002',
    at: '2026-03-02T14:00:00Z',
    by: 'candidate',
    bytes: GOOD,
    received: `${GOOD}\u0007\r\n`,
  },
];

/** A campaign with a passed, a failed and a not applicable scenario; `changes` are laid over it. */
export function verdictFixture(changes: Partial<CampaignVerdict> = {}): CampaignVerdict {
  return {
    campaign: 'core-AUDAFF-1',
    program: 'rehearsal',
    seed: 1,
    startedAt: '2026-03-02T12:00:00Z',
    candidate: {
      name: 'Model candidate',
      version: '1.0.0',
      participant: 'AUDAFF',
      country: 'AU',
      kinds: ['05', '08'],
      features: ['replace', 'cancel'],
      driver: 'stdio',
    },
    suite: { name: 'core', title: 'Core conduct of a participant', digest: 'a'.repeat(64) },
    guide: { id: 'ecert-2.0', digest: 'b'.repeat(64) },
    journal: { head: 'c'.repeat(64), events: 123, complete: true },
    verdict: 'not-conformant',
    reasons: ['1 of 2 mandatory scenarios failed: SAN-RUL-002.'],
    counts: { passed: 1, failed: 1, inconclusive: 0, 'not-applicable': 1, 'harness-error': 0 },
    scenarios: [
      passed,
      failed,
      {
        id: 'REQ-POS-001',
        title: 'A document query is answered',
        obligation: 'C',
        requirements: ['N-06'],
        verdict: 'not-applicable',
        reason: 'The candidate does not declare the feature query.',
        expectations: [],
      },
    ],
    exchanges,
    restsOn: { assumed: 2, vendor: 1 },
    coverage: {
      messages: [
        {
          id: 'SANCRT',
          title: 'Document request',
          count: 12,
          functions: [
            { name: 'original', count: 12 },
            { name: 'cancellation', count: 0 },
          ],
          segments: [
            {
              requirement: 'SAN-BGM',
              id: 'BGM',
              name: 'Certificate',
              count: 12,
              elements: [
                {
                  requirement: 'SAN-BGM-1001',
                  id: '1001',
                  name: 'kind of document',
                  element: 1,
                  component: 1,
                  count: 12,
                  codes: [
                    { name: '811', count: 12 },
                    { name: '864', count: 0 },
                  ],
                },
                {
                  requirement: 'SAN-BGM-1004',
                  id: '1004',
                  name: 'number',
                  element: 2,
                  component: 1,
                  count: 1,
                },
              ],
            },
            { requirement: 'SAN-RFF', id: 'RFF', name: 'Reference', count: 0, elements: [] },
          ],
        },
      ],
      replyCodes: [
        { code: 'R07', text: 'quantity not whole', count: 2 },
        { code: 'C13', text: 'What is mandatory is there.', count: 0 },
      ],
    },
    ...changes,
  };
}

/** The fixture's failed scenario, with changes. */
export function failedScenarioFixture(changes: Partial<ScenarioResult> = {}): ScenarioResult {
  return { ...failed, ...changes };
}

/** Texts that break what prints them carelessly. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  ']]>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;&amp;&#0;',
  '{{constructor}}',
  'a\u0000b\u0007c\u001b[31mred\u009b0m',
  'left\u202etfel',
  '\ud800 lone \udfff',
  'line\nend\r\ttab',
  '\uffff\ufeff',
];
