import { describe, expect, it } from 'vitest';
import { DAY_MS, silent, single } from './faulty.fixture.js';
import { IDS, playOne } from './good.fixture.js';
import { judge, type CampaignVerdict } from './index.js';
import { GUIDE, script, type Script } from './script.fixture.js';

function judged(s: Script): CampaignVerdict {
  return judge(s.journal(), s.suite, GUIDE);
}

describe('a candidate that fails us', () => {
  it('fails the scenario under way and no other; what came before is judged, what came after is inconclusive', () => {
    const s = script(IDS);
    s.start('SAN-SYN-001');
    s.step();
    s.step();
    s.send({ wire: (bytes) => bytes.replace(/UNT\+\d+/, 'UNT+99') });
    s.answer([{ control: 'C29' }]);
    s.note({ type: 'candidate-failed', failure: 'exited', detail: 'exit code 3' });
    s.end();
    playOne(s);
    const verdict = judged(s);
    const [plain, crashed] = verdict.scenarios;
    expect(plain!.verdict).toBe('passed');
    expect(crashed!.verdict).toBe('failed');
    expect(crashed!.expectations.map((each) => [each.step, each.verdict])).toEqual([
      [3, 'passed'],
      [4, 'failed'],
      [5, 'inconclusive'],
      [6, 'not-applicable'],
      ['end', 'inconclusive'],
    ]);
    expect(crashed!.expectations[1]!.failures).toMatchObject([
      { code: 'candidate-exited', actual: 'exit code 3', attribution: 'candidate' },
    ]);
  });

  it('after everything was met fails at the end', () => {
    const s = single();
    s.note({ type: 'candidate-failed', failure: 'timed-out', detail: 'no answer to tick' });
    s.end();
    expect(judged(s).scenarios[0]!.expectations.map((each) => each.verdict)).toEqual([
      'passed',
      'passed',
      'not-applicable',
      'not-applicable',
      'failed',
    ]);
  });

  it('and says another version when it is started anew cannot be conformant', () => {
    const s = script(['SAN-POS-001']);
    s.note({ type: 'candidate-greeted', candidate: 'X', version: '1', features: [] });
    s.note({ type: 'candidate-greeted', candidate: 'X', version: '2', features: [] });
    playOne(s);
    expect(judged(s)).toMatchObject({ verdict: 'inconclusive', counts: { passed: 1 } });
  });
});

describe('a fault of ours', () => {
  it('is never a verdict on the candidate', () => {
    const s = script(['SAN-POS-001']);
    s.start();
    s.step();
    s.send();
    s.note({ type: 'reference-failed', detail: 'an invariant does not hold' });
    s.end();
    expect(judged(s)).toMatchObject({
      verdict: 'inconclusive',
      scenarios: [{ verdict: 'harness-error', reason: 'the reference failed: an invariant does not hold' }],
    });
  });

  it('that plays a scenario twice leaves it unjudged', () => {
    const s = script(['SAN-POS-001']);
    playOne(s);
    playOne(s);
    expect(judged(s).scenarios[0]).toMatchObject({
      verdict: 'harness-error',
      reason: 'it was played more than once in one campaign',
    });
  });

  it('that leaves the documents unmakeable is told', () => {
    const { candidate } = judged(script(IDS));
    const s = script(['SAN-POS-001'], { candidate: { ...candidate, kinds: ['30'] } });
    s.note({ type: 'scenario-started', scenario: 'SAN-POS-001' });
    s.note({ type: 'scenario-ended', scenario: 'SAN-POS-001' });
    expect(judged(s).scenarios[0]).toMatchObject({
      verdict: 'harness-error',
      reason: expect.stringContaining('documents cannot be made') as string,
    });
  });
});

describe('reactions to an answer that the scenario does not foresee', () => {
  it('are not held against the candidate on top of what it did', () => {
    const s = script(['SAN-POS-001']);
    s.start();
    s.step();
    s.send({ change: (bytes) => bytes.replace(/UNT\+\d+/, 'UNT+5') });
    s.answer([{ control: 'C29' }]);
    s.send();
    s.answer(['accepted']);
    s.step();
    s.step();
    s.register('A', 'registered');
    s.end();
    const [scenario] = judged(s).scenarios;
    expect(scenario!.verdict).toBe('failed');
    expect(scenario!.expectations.at(-1)).toMatchObject({
      step: 'end',
      verdict: 'inconclusive',
      failures: [],
    });
    expect(scenario!.expectations.at(-1)!.reason).toContain('C2');
  });

  it('that do not come are not missed', () => {
    const s = script(['SAN-SYN-001']);
    s.start();
    s.step();
    s.step();
    s.send({ wire: (bytes) => bytes.replace(/UNT\+\d+/, 'UNT+99') });
    s.answer(['accepted']);
    s.step();
    s.step();
    s.advance(DAY_MS);
    s.step();
    s.register('A', 'registered');
    s.end();
    const [scenario] = judged(s).scenarios;
    expect(scenario!.verdict).toBe('harness-error');
    expect(scenario!.expectations[1]).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the answer in step 3 was another one, and called for nothing',
    });
  });
});

describe('time', () => {
  it('that was not watched out proves no silence, and misses nothing', () => {
    const s = silent();
    s.advance(DAY_MS - 1);
    s.step();
    s.register('A', 'registered');
    s.end();
    expect(judged(s).scenarios[0]).toMatchObject({
      verdict: 'inconclusive',
      expectations: [{}, { verdict: 'inconclusive' }, {}, {}],
    });
    const early = script(['SAN-POS-001']);
    early.start();
    early.step();
    early.step();
    early.advance(DAY_MS - 1);
    early.end();
    expect(judged(early).scenarios[0]).toMatchObject({
      verdict: 'inconclusive',
      expectations: [{ verdict: 'inconclusive', failures: [] }, {}, {}, {}, {}],
    });
  });
});
