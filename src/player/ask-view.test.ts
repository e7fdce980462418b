/** Candidates are asked what they believe where they declare that they can be, and nowhere else. */
import { describe, expect, it } from 'vitest';
import type { Driver } from '../candidate/index.js';
import { err, ok } from '../core/index.js';
import type { Step } from '../scenario/index.js';
import { eventsOf, modelDriver, play, scenario, suiteOf } from './campaign.fixture.js';

const STEPS: readonly Step[] = [
  { instruct: { task: 'register', documents: ['A'] } },
  {
    expect: {
      transmission: { message: 'SANCRT', function: 'original', documents: ['A'], answer: 'accepted' },
    },
  },
  { expect: { status: { certificate: 'A', state: 'registered' } } },
  { expect: { activity: [{ task: 'register', document: 'A', state: 'accepted' }] } },
];
const SUITE = suiteOf(scenario('SAN-POS-001', STEPS));

/** The model candidate, which says that it has these features, and how often it was asked. */
function declaring(features: readonly string[], changes: Partial<Driver> = {}): Driver {
  const model = modelDriver();
  return {
    ...model,
    ...changes,
    start: async (greeting) => {
      const started = await model.start(greeting);
      return started.ok ? ok({ ...started.value, features }) : started;
    },
  };
}

describe('a candidate is asked for its own view', () => {
  it('in its words, beside what the register has', async () => {
    const played = await play(SUITE, { driver: declaring(['status', 'activity']) });
    const [stated] = eventsOf(played, 'status-stated');
    const [observed] = eventsOf(played, 'register-observed');
    expect(stated).toMatchObject({ state: 'registered', certificate: observed!.certificate });
    expect(eventsOf(played, 'activity-stated')).toMatchObject([
      { documents: [{ documentNumber: stated!.certificate, state: 'accepted', attempts: 1 }] },
    ]);
    expect(eventsOf(played, 'view-not-asked')).toEqual([]);
  });

  it('never where it does not declare it: what it would have said does not matter', async () => {
    const refuse = (): never => {
      throw new Error('it was asked all the same');
    };
    const driver = declaring(['activity'], { status: refuse });
    const played = await play(SUITE, { driver });
    expect(eventsOf(played, 'view-not-asked')).toMatchObject([
      { feature: 'status', reason: 'the candidate does not declare: status' },
    ]);
    expect(eventsOf(played, 'activity-stated')).toHaveLength(1);
  });

  it('and where its driver has no way to ask, that is on record', async () => {
    const asked = declaring(['status', 'activity']);
    const mute: Driver = {
      start: (greeting) => asked.start(greeting),
      prompt: (prompt, context) => asked.prompt(prompt, context),
      stop: () => asked.stop(),
    };
    const played = await play(SUITE, { driver: mute });
    expect(eventsOf(played, 'view-not-asked').map(({ reason }) => reason)).toEqual([
      'its driver cannot ask a candidate for its own view',
      'its driver cannot ask a candidate for its own view',
    ]);
  });

  it('and one that breaks down over the question has failed its scenario', async () => {
    const failure = { kind: 'timed-out', detail: 'no answer to "status"' } as const;
    const driver = declaring(['status', 'activity'], { status: () => Promise.resolve(err(failure)) });
    const played = await play(SUITE, { driver });
    expect(eventsOf(played, 'candidate-failed')).toMatchObject([{ failure: 'timed-out' }]);
    expect(eventsOf(played, 'activity-stated')).toEqual([]);
    expect(played.complete).toBe(true);
  });
});
