import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../core/index.js';
import { readJournal, type Journal } from '../journal/index.js';
import { checkJournalFits, judge, type CampaignVerdict } from './index.js';
import { good, IDS, playBatch, playOne } from './good.fixture.js';
import { GUIDE, script, suiteOf, type Script } from './script.fixture.js';

function judged(s: Script, end: 'complete' | 'stopped' | null = 'complete'): CampaignVerdict {
  return judge(s.journal(end), s.suite, GUIDE);
}

describe('a campaign without fault', () => {
  const verdict = judged(good());

  it('is conformant, and every expectation passed', () => {
    const open = verdict.scenarios.flatMap(({ id, expectations }) =>
      expectations.filter((each) => each.verdict !== 'passed').map((each) => [id, each]),
    );
    expect(open).toEqual([]);
    expect(verdict).toMatchObject({ verdict: 'conformant', reasons: ['All 4 scenarios that count passed.'] });
    expect(verdict.counts).toEqual({
      passed: 4,
      failed: 0,
      inconclusive: 0,
      'not-applicable': 0,
      'harness-error': 0,
    });
  });

  it('says what was expected, step by step, and what bears on it', () => {
    expect(
      verdict.scenarios[1]!.expectations.map(({ step, expectation, transmissions }) => [
        step,
        expectation,
        transmissions,
      ]),
    ).toEqual([
      [3, 'SANCRT original A, rejected C29, within PT24H', ['C2', 'R2']],
      [4, 'SANCRT original A, accepted, within PT24H', ['C3', 'R3']],
      [5, 'register: A registered as A', []],
      [6, 'the candidate believes A registered', []],
      ['end', 'nothing that was not called for', []],
    ]);
  });

  it('has a logbook that shows what was altered and what got lost', () => {
    const book = Object.fromEntries(verdict.exchanges.map((exchange) => [exchange.id, exchange]));
    expect(book['C1']).not.toHaveProperty('received');
    expect(book['C2']!.received).toContain('UNT+99');
    expect(book['R4']).toMatchObject({
      by: 'reference',
      received: null,
      inReplyTo: 'C4',
      scenario: 'SAN-RSP-002',
    });
  });

  it('says how many of its verdicts rest on what nobody has confirmed', () => {
    const evaluated = verdict.scenarios.flatMap(({ expectations }) => expectations).length;
    // By what each expectation demonstrates itself: R09 (vendor) by one, and a state of the register by none of ours.
    expect(verdict.restsOn).toEqual({ assumed: 17, vendor: 1 });
    expect(evaluated).toBe(26);
  });

  it('is judged the same again', () => {
    expect(judged(good())).toEqual(verdict);
  });

  it('as a rehearsal says that it does not certify', () => {
    const rehearsal = judged(good({ program: 'rehearsal' }));
    expect(rehearsal.verdict).toBe('conformant');
    expect(rehearsal.reasons).toContain('A rehearsal never certifies; it shows where a candidate stands.');
  });
});

describe('a journal that was cut short', () => {
  const text = good().text();
  const suite = suiteOf(...IDS);

  it('anywhere is never conformant, and never fails a candidate that did nothing wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: text.indexOf('\n') + 1, max: text.length - 1 }), (length) => {
        const journal = readJournal(text.slice(0, length));
        if (!journal.ok) throw new Error(journal.error.message);
        const verdict = judge(journal.value, suite, GUIDE);
        expect(verdict.verdict).toBe('inconclusive');
        expect(verdict.reasons.join(' ')).toContain('not complete');
        expect(
          verdict.scenarios.filter(({ verdict: each }) => each === 'failed' || each === 'harness-error'),
        ).toEqual([]);
        for (const { verdict: each, reason } of verdict.scenarios)
          if (each === 'inconclusive') expect(reason).not.toBe('');
      }),
      { numRuns: 40 },
    );
  });

  it('or stopped is not conformant, though all it holds is good', () => {
    expect(judged(good(), 'stopped')).toMatchObject({
      verdict: 'inconclusive',
      counts: { passed: 4 },
      journal: { complete: false },
    });
    expect(judged(good(), null).verdict).toBe('inconclusive');
  });

  it('still shows what the candidate did wrong before', () => {
    const s = script(IDS);
    s.start();
    s.step();
    s.send({ sender: 'NZMPI' });
    expect(judged(s, null)).toMatchObject({
      verdict: 'not-conformant',
      counts: { failed: 1, inconclusive: 3 },
    });
  });
});

describe('what was not played', () => {
  it('is inconclusive, and keeps the campaign from being conformant', () => {
    const s = script(IDS);
    playOne(s);
    const verdict = judged(s);
    expect(verdict.scenarios[1]).toMatchObject({
      verdict: 'inconclusive',
      reason: 'not played',
      expectations: [],
    });
    expect(verdict.verdict).toBe('inconclusive');
  });

  it('because it was not asked for says so, and the run never certifies', () => {
    const s = script(IDS, { only: ['SAN-POS-001'] });
    playOne(s);
    const verdict = judged(s);
    expect(verdict.scenarios[1]!.reason).toBe('not played: it was not asked for');
    expect(verdict.verdict).toBe('inconclusive');
    expect(verdict.reasons.join(' ')).toContain('partial');
  });

  it('at all is no pass, even where the journal is complete', () => {
    expect(judged(script(IDS))).toMatchObject({ verdict: 'inconclusive', counts: { inconclusive: 4 } });
  });
});

describe('applicability', () => {
  const candidate = { ...judged(script(IDS)).candidate, features: [] };

  it('follows from what the candidate declares', () => {
    const s = script(['SAN-POS-001', 'SEQ-RSP-001'], { candidate });
    playOne(s);
    s.note({ type: 'scenario-not-applicable', scenario: 'SEQ-RSP-001', reason: 'no batches' });
    const verdict = judged(s);
    expect(verdict.verdict).toBe('conformant');
    expect(verdict.scenarios[1]).toMatchObject({
      verdict: 'not-applicable',
      reason: 'the candidate does not declare: batch',
    });
  });

  it('is not what the journal makes of it', () => {
    const skipped = script(['SAN-POS-001']);
    skipped.note({ type: 'scenario-not-applicable', scenario: 'SAN-POS-001', reason: 'we say so' });
    expect(judged(skipped).scenarios[0]).toMatchObject({
      verdict: 'harness-error',
      reason: 'it was left out although it applies',
    });
    const played = script(['SEQ-RSP-001'], { candidate });
    playBatch(played);
    expect(judged(played).scenarios[0]!.verdict).toBe('harness-error');
  });

  it('of nothing is no pass', () => {
    const none = script(['SEQ-RSP-001'], { candidate });
    expect(judged(none)).toMatchObject({ verdict: 'inconclusive', counts: { 'not-applicable': 1 } });
  });
});

describe('a journal of another suite or guide', () => {
  const journal: Journal = good().journal();
  const suite = suiteOf(...IDS);

  it('does not fit', () => {
    expect(checkJournalFits(journal, suite, GUIDE)).toEqual({ ok: true, value: undefined });
    expect(checkJournalFits(journal, { ...suite, digest: sha256('x') }, GUIDE)).toMatchObject({
      ok: false,
      error: { kind: 'suite-differs' },
    });
    expect(checkJournalFits(journal, suite, { ...GUIDE, digest: sha256('x') })).toMatchObject({
      ok: false,
      error: { kind: 'guide-differs' },
    });
    const { suite: played, ...header } = journal.header;
    expect(played?.name).toBe('core');
    expect(checkJournalFits({ ...journal, header }, suite, GUIDE)).toMatchObject({
      ok: false,
      error: { kind: 'no-suite' },
    });
  });

  it('is not judged by them', () => {
    const verdict = judge(journal, { ...suite, digest: sha256('x') }, GUIDE);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', counts: { inconclusive: 4 } });
    expect(verdict.reasons[0]).toContain('suite-differs');
    expect(verdict.scenarios[0]!.reason).toContain('does not fit');
  });
});
