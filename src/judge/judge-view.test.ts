/** What a candidate believes: when that is judged, and when nothing may be said of it. */
import { describe, expect, it } from 'vitest';
import type { DocumentData } from '../guide/index.js';
import type { ActivityEntry } from '../journal/index.js';
import { altered, remembered, singleOf, viewed } from './faulty.fixture.js';
import { judge, type ScenarioResult } from './index.js';
import { GUIDE, script, type Script } from './script.fixture.js';

function judged(s: Script): { readonly scenario: ScenarioResult; readonly reasons: string } {
  s.end();
  const campaign = judge(s.journal(), s.suite, GUIDE);
  return { scenario: campaign.scenarios[0]!, reasons: campaign.reasons.join(' ') };
}

/** Verdicts on steps 4 and 5 of SAN-POS-001, which ask. */
const viewsOf = ({ expectations }: ScenarioResult): readonly string[] =>
  expectations.filter(({ step }) => step === 4 || step === 5).map(({ verdict }) => verdict);

const entry = (documentNumber: string, more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  task: 'register',
  documentNumber,
  state: 'accepted',
  attempts: 1,
  ...more,
});

describe('a candidate that is asked what it believes', () => {
  it('passes where it believes what it was answered', () => {
    const { scenario } = judged(viewed());
    expect(scenario.verdict).toBe('passed');
    expect(viewsOf(scenario)).toEqual(['passed', 'passed']);
    const usage = judged(remembered({ authorised: '10000', used: '4000', remaining: '6000' })).scenario;
    expect(usage.verdict).toBe('passed');
  });

  it.each<readonly [string, DocumentData]>([
    ['as they were told to it', {}],
    ['under the number that it transmitted', { certificateNumber: '6AU777777' }],
  ])('speaks of other scenarios as well, whose certificates are not asked about here: %s', (_, changes) => {
    const s = script(['SAN-SYN-001', 'SAN-POS-001']);
    s.start();
    s.step();
    const before = altered(s, changes);
    s.send({ contents: [before] });
    s.end();
    s.start('SAN-POS-001');
    s.step();
    s.send();
    s.answer(['accepted']);
    s.step();
    s.step();
    s.register('A', 'registered');
    const number = before['certificateNumber'] as string; // a text in every document
    const activity = (own: string): readonly ActivityEntry[] => [
      entry(number, { state: 'rejected', attempts: 9 }),
      entry(own),
    ];
    viewed({ activity }, s).end();
    const [, scenario] = judge(s.journal(), s.suite, GUIDE).scenarios;
    expect(scenario!.verdict).toBe('passed');
  });

  it.each(['6AU999999', '', 'register', 'SAN', 'AU'])(
    'fails for an entry about what it was never told of and never transmitted: %j',
    (number) => {
      const activity = (own: string): readonly ActivityEntry[] => [entry(own), entry(number)];
      const { scenario } = judged(viewed({ activity }));
      expect(viewsOf(scenario)).toEqual(['passed', 'failed']);
      expect(scenario.expectations[3]!.failures).toMatchObject([
        {
          code: 'activity-differs',
          attribution: 'candidate',
          expected: 'nothing of a certificate that it was never told of',
          actual: `register ${number} accepted`,
          requirements: ['CON-22'],
        },
      ]);
    },
  );

  it('is not tested where it does not declare that it can be, and the verdict says so', () => {
    const { scenario, reasons } = judged(viewed({ features: ['status'], status: 'registered' }));
    expect(viewsOf(scenario)).toEqual(['passed', 'not-applicable']);
    expect(scenario.expectations[3]!.reason).toContain('does not declare activity');
    expect(scenario.verdict).toBe('passed');
    expect(reasons).toContain(
      '1 expectations do not count, not tested: the candidate does not declare activity',
    );
  });

  it('is inconclusive, never passed, where it declares it and was not asked', () => {
    const { scenario } = judged(viewed({ status: null }));
    expect(viewsOf(scenario)).toEqual(['inconclusive', 'passed']);
    expect(scenario.verdict).toBe('inconclusive');
  });

  it('is not blamed twice: what it should believe is open where its transmission was wrong', () => {
    const wrong = singleOf((s) => altered(s, { importer: '98-765432100' }));
    const { scenario } = judged(viewed({ status: 'rejected' }, wrong));
    expect(scenario.verdict).toBe('failed');
    expect(viewsOf(scenario)).toEqual(['inconclusive', 'inconclusive']);
  });

  it('is told each thing that it wrongly believes', () => {
    const activity = (number: string): readonly ActivityEntry[] => [entry(number, { state: 'rejected' })];
    const { scenario } = judged(viewed({ status: 'rejected', activity }));
    expect(viewsOf(scenario)).toEqual(['failed', 'failed']);
    expect(scenario.expectations[2]!.failures[0]).toMatchObject({ requirements: ['CON-21'] });
    expect(scenario.expectations[3]!.failures[0]).toMatchObject({ requirements: ['CON-22'] });
  });
});
