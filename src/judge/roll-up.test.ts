import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  rollUp,
  scenarioVerdict,
  type CampaignFacts,
  type ExpectationResult,
  type Verdict,
} from './index.js';

type Row = readonly [
  verdicts: string,
  facts: Partial<CampaignFacts>,
  expected: 'conformant' | 'not-conformant' | 'inconclusive',
];

const WORDS: Readonly<Record<string, Verdict>> = {
  p: 'passed',
  f: 'failed',
  i: 'inconclusive',
  n: 'not-applicable',
  h: 'harness-error',
};

/** `Mp` is a mandatory scenario that passed, and so on. */
function scenarios(text: string): CampaignFacts['scenarios'] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word, i) => ({
      id: `S${i + 1}`,
      obligation: word[0] as 'M' | 'C' | 'O',
      verdict: WORDS[word[1]!]!,
    }));
}

function facts(text: string, changes: Partial<CampaignFacts> = {}): CampaignFacts {
  const introductions = ['Candidate 1'];
  return {
    program: 'certification',
    partial: false,
    complete: true,
    introductions,
    scenarios: scenarios(text),
    ...changes,
  };
}

const TABLE: readonly Row[] = [
  ['Mp', {}, 'conformant'],
  ['Mp Mp Cp', {}, 'conformant'],
  ['Mp Cn', {}, 'conformant'],
  ['Mp Of', {}, 'conformant'],
  ['Mp Oi Oh', {}, 'conformant'],
  ['Cp', {}, 'conformant'],
  ['Mf', {}, 'not-conformant'],
  ['Mp Cf', {}, 'not-conformant'],
  ['Mf Mi Mh', {}, 'not-conformant'],
  ['Mf', { complete: false }, 'not-conformant'],
  ['Mf', { partial: true }, 'not-conformant'],
  ['Mp Mi', {}, 'inconclusive'],
  ['Mp Mh', {}, 'inconclusive'],
  ['Mp Ch', {}, 'inconclusive'],
  ['', {}, 'inconclusive'],
  ['Cn', {}, 'inconclusive'],
  ['Op', {}, 'inconclusive'],
  ['Mn', {}, 'inconclusive'],
  ['Mp', { complete: false }, 'inconclusive'],
  ['Mp', { partial: true }, 'inconclusive'],
  ['Mp', { introductions: ['Candidate 1', 'Candidate 2'] }, 'inconclusive'],
  ['Mp', { introductions: [] }, 'conformant'],
  ['Mp', { program: 'rehearsal' }, 'conformant'],
];

describe('the roll-up of a campaign', () => {
  it.each(TABLE)('%s %o is %s', (text, changes, expected) => {
    const { verdict, reasons } = rollUp(facts(text, changes));
    expect(verdict).toBe(expected);
    expect(reasons.length).toBeGreaterThan(0);
  });

  it('is conformant only where all that counts passed, and something did', () => {
    const scenario = fc.record({
      id: fc.constant('S'),
      obligation: fc.constantFrom('M' as const, 'C' as const, 'O' as const),
      verdict: fc.constantFrom<Verdict>(
        'passed',
        'failed',
        'inconclusive',
        'not-applicable',
        'harness-error',
      ),
    });
    fc.assert(
      fc.property(
        fc.array(scenario, { maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        (all, partial, complete) => {
          const counting = all.filter(
            ({ obligation, verdict }) => obligation !== 'O' && verdict !== 'not-applicable',
          );
          const good =
            counting.length > 0 &&
            counting.every(({ verdict }) => verdict === 'passed') &&
            !partial &&
            complete;
          const { verdict } = rollUp({ ...facts(''), scenarios: all, partial, complete });
          expect(verdict === 'conformant').toBe(good);
          expect(verdict === 'not-conformant').toBe(counting.some((each) => each.verdict === 'failed'));
        },
      ),
    );
  });

  it('names the scenarios that decided', () => {
    expect(rollUp(facts('Mp Mf Ch Mi')).reasons).toEqual([
      '1 of 4 scenarios that count failed: S2.',
      '1 could not be judged for a fault of the harness: S3.',
      '1 of 4 scenarios that count are inconclusive: S4.',
    ]);
  });

  it('says which programs never certify, and that a partial run does not', () => {
    const words = (changes: Partial<CampaignFacts>): string => rollUp(facts('Mp', changes)).reasons.join(' ');
    expect(words({ program: 'qualification' })).not.toContain('never');
    expect(words({ program: 'certification' })).not.toContain('never');
    expect(words({ program: 'rehearsal' })).toContain('A rehearsal never certifies');
    expect(words({ partial: true })).toContain('partial');
  });
});

function expectation(
  step: number | 'end',
  verdict: Verdict,
  attribution: 'candidate' | 'transport' = 'candidate',
): ExpectationResult {
  const failure = {
    code: 'x',
    expected: '',
    actual: '',
    attribution,
    requirements: [],
    text: 'Text.',
    hint: '',
  };
  const hasFailed = verdict === 'failed' || verdict === 'harness-error';
  const reason = verdict === 'inconclusive' ? { reason: 'not seen' } : {};
  return {
    step,
    expectation: 'e',
    requirements: [],
    verdict,
    ...reason,
    failures: hasFailed ? [failure] : [],
    transmissions: [],
  };
}

describe('the roll-up of a scenario', () => {
  const whole = { interruption: undefined, ended: true };
  const table: readonly (readonly [string, readonly ExpectationResult[], Verdict])[] = [
    ['all passed', [expectation(1, 'passed'), expectation('end', 'passed')], 'passed'],
    [
      'one failed',
      [expectation(1, 'failed'), expectation(2, 'inconclusive'), expectation('end', 'passed')],
      'failed',
    ],
    ['only the end failed', [expectation(1, 'passed'), expectation('end', 'failed')], 'failed'],
    [
      'one inconclusive',
      [expectation(1, 'passed'), expectation(2, 'inconclusive'), expectation('end', 'passed')],
      'inconclusive',
    ],
    [
      'ours and theirs',
      [expectation(1, 'failed'), expectation(2, 'harness-error', 'transport'), expectation('end', 'passed')],
      'harness-error',
    ],
    ['nothing but the end', [expectation('end', 'passed')], 'inconclusive'],
    ['nothing at all', [], 'inconclusive'],
  ];
  it.each(table)('%s', (_, expectations, verdict) => {
    const result = scenarioVerdict(expectations, whole);
    expect(result.verdict).toBe(verdict);
    expect(result.reason === '').toBe(verdict === 'passed' || verdict === 'failed');
  });

  it('never passes what did not end, nor what the reference broke off', () => {
    const passed = [expectation(1, 'passed'), expectation('end', 'passed')];
    expect(scenarioVerdict(passed, { interruption: undefined, ended: false }).verdict).toBe('inconclusive');
    const broken = scenarioVerdict(passed, { interruption: { by: 'reference', detail: 'x' }, ended: true });
    expect(broken.verdict).toBe('harness-error');
  });
});
