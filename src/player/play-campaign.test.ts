import { describe, expect, it } from 'vitest';

import type { Driver } from '../candidate/index.js';
import { err, formatInstant, ok } from '../core/index.js';
import { createReference } from '../ecert/index.js';
import { loadSuite, type Step } from '../scenario/index.js';
import {
  CANDIDATE,
  eventsOf,
  guide,
  modelDriver,
  play,
  scenario,
  scriptedDriver,
  suiteOf,
} from './campaign.fixture.js';
import { PLAYER_LIMITS } from './limits.js';
import type { ScenarioProgress } from './model.js';

const register: Step = { instruct: { task: 'register', documents: ['A'] } };
const accepted: Step = {
  expect: { transmission: { message: 'SANCRT', documents: ['A'], answer: 'accepted' } },
};
const onFile: Step = { expect: { register: { certificate: 'A', state: 'registered' } } };
const PLAIN = scenario('SAN-POS-901', [register, accepted, onFile]);

describe('playing one scenario', () => {
  it('journals all that happens, in order', async () => {
    const played = await play(suiteOf(PLAIN));
    expect(played.events.map((event) => event.type)).toEqual([
      'scenario-started',
      'candidate-greeted',
      'step-started',
      'instructed',
      'sent',
      'received',
      'sent',
      'received',
      'step-started',
      'step-started',
      'register-observed',
      'scenario-ended',
    ]);
    expect(played.events.every((event) => event.in === 'SAN-POS-901')).toBe(true);
    expect(played.complete).toBe(true);
    expect(eventsOf(played, 'sent')).toMatchObject([
      { id: 'C1', by: 'candidate' },
      { id: 'R1', by: 'reference', inReplyTo: 'C1' },
    ]);
    expect(eventsOf(played, 'sent')[1]?.bytes).toContain("BGM+962+++AP'");
    expect(eventsOf(played, 'register-observed')[0]?.record).toMatchObject({
      state: 'registered',
      participant: 'UYMGAP',
    });
  });

  it('waits for a transmission tick by tick, up to the deadline', async () => {
    const ticks: unknown[] = [];
    const driver = scriptedDriver((prompt, { awaiting }) => {
      if (prompt.kind === 'tick') ticks.push(awaiting);
      return [];
    });
    const deadline: Step = {
      expect: {
        transmission: { message: 'SANCRT', documents: ['A'], answer: 'accepted', within: 'PT3H30M' },
      },
    };
    const played = await play(suiteOf(scenario('SAN-POS-902', [register, deadline])), { driver });
    expect(ticks).toEqual([1, 1, 1, 1, 'end']);
    const passed = eventsOf(played, 'clock-advanced').reduce((sum, { ms }) => sum + ms, 0);
    expect(passed).toBe(3.5 * 3_600_000);
  });

  it('keeps silence for as long as it is asked to, and carries what comes all the same', async () => {
    const driver = scriptedDriver((prompt, { now }) =>
      prompt.kind === 'tick' && formatInstant(now) === '2026-03-02T14:00:00Z' ? ['late'] : [],
    );
    const played = await play(suiteOf(scenario('SAN-TIM-901', [register, { expect: { silence: 'PT5H' } }])), {
      driver,
    });
    expect(eventsOf(played, 'clock-advanced')).toHaveLength(5);
    expect(eventsOf(played, 'sent')[0]).toMatchObject({ bytes: 'late', at: '2026-03-02T14:00:00Z' });
  });

  it('files entries as an importer whose data agree with the certificate', async () => {
    const filed = scenario(
      'ENT-POS-901',
      [register, accepted, { file: { certificate: 'A', quantity: '40', expect: 'matched' } }, onFile],
      { documents: { A: { set: { 'lines.1.quantity': '100' } } } },
    );
    const played = await play(suiteOf(filed));
    expect(eventsOf(played, 'entry-filed')[0]).toMatchObject({
      line: { entry: 'ENT-POS-901-E1', quantity: 40, origin: 'UY' },
      outcome: { matched: true, remaining: 60 },
    });
    expect(eventsOf(played, 'register-observed')[0]?.record).toMatchObject({ state: 'partly-used' });
  });

  it('moves the clock in one go for an advance', async () => {
    const played = await play(suiteOf(scenario('SAN-TIM-902', [{ advance: 'P400D' }, register, accepted])));
    expect(eventsOf(played, 'clock-advanced').map(({ ms }) => ms)).toEqual([400 * 24 * 3_600_000]);
  });
});

describe('the references of replies', () => {
  it('differ through a campaign, although each scenario meets a reference that has seen nothing', async () => {
    const refused = scenario('SAN-RSP-902', [{ reply: { force: ['R21'] } }, register, accepted, accepted]);
    const played = await play(suiteOf(scenario('SAN-POS-901', [register, accepted]), refused));
    const replies = eventsOf(played, 'sent').filter(({ by }) => by === 'reference');
    const references = replies.map(({ bytes }) => /^UNB(?:\+[^+]*){4}\+([^+']*)/.exec(bytes)?.[1]);
    expect(references).toEqual(['26030212000001', '26030313000001', '26030313000002']);
  });
});

describe('faults that a scenario arms', () => {
  it('tampers with the next transmission, and journals what was sent and what arrived', async () => {
    const tampering: Step = { tamper: { segment: 'UNT', change: { element: 1, value: '99' } } };
    const played = await play(suiteOf(scenario('SAN-SYN-901', [tampering, register, accepted, onFile])));
    expect(eventsOf(played, 'fault-injected')).toMatchObject([
      { kind: 'tamper', id: 'C1', detail: 'UNT 1 element 1 changed from "12" to "99"' },
    ]);
    const arrived = eventsOf(played, 'received').filter(({ by }) => by === 'reference');
    expect(arrived.map(({ id, bytes }) => [id, bytes?.includes('UNT+99+1')])).toEqual([
      ['C1', true],
      ['C2', undefined],
    ]);
    expect(eventsOf(played, 'register-observed')[0]?.record).toMatchObject({ state: 'registered' });
  });

  it('loses a reply: the candidate asks again an hour later with the identical bytes', async () => {
    const played = await play(
      suiteOf(scenario('SAN-RSP-901', [{ reply: { lose: true } }, register, accepted, accepted])),
    );
    expect(eventsOf(played, 'fault-injected')).toMatchObject([{ kind: 'lose', id: 'R1' }]);
    const [first, second, ...more] = eventsOf(played, 'sent').filter(({ by }) => by === 'candidate');
    expect(more).toEqual([]);
    expect(second).toMatchObject({ bytes: first?.bytes, at: '2026-03-02T13:00:00Z' });
    expect(eventsOf(played, 'received').filter(({ by }) => by === 'candidate')).toMatchObject([{ id: 'R2' }]);
  });

  it('delays a reply until its time, between two ticks', async () => {
    const delay: Step = { reply: { delay: 'PT30M' } };
    const silence: Step = { expect: { silence: 'PT2H' } };
    const played = await play(suiteOf(scenario('SAN-RSP-902', [delay, register, accepted, silence])));
    expect(eventsOf(played, 'received').at(-1)).toMatchObject({
      id: 'R1',
      by: 'candidate',
      at: '2026-03-02T12:30:00Z',
    });
    expect(eventsOf(played, 'sent').filter(({ by }) => by === 'candidate')).toHaveLength(1);
  });

  it('delivers a reply twice', async () => {
    const played = await play(
      suiteOf(scenario('SAN-RSP-903', [{ reply: { duplicate: true } }, register, accepted])),
    );
    expect(eventsOf(played, 'fault-injected')).toMatchObject([{ kind: 'duplicate', id: 'R1' }]);
    expect(eventsOf(played, 'received').filter(({ id }) => id === 'R1')).toHaveLength(2);
  });

  it('forces a rejection', async () => {
    const played = await play(
      suiteOf(scenario('SAN-RSP-904', [{ reply: { force: ['R21'] } }, register, accepted, accepted])),
    );
    expect(eventsOf(played, 'rejection-forced')).toMatchObject([{ codes: ['R21'] }]);
    const replies = eventsOf(played, 'sent').filter(({ by }) => by === 'reference');
    expect(replies.map(({ bytes }) => bytes.includes("ERC+R21'"))).toEqual([true, false]);
  });
});

describe('playing a suite', { timeout: 30_000 }, () => {
  it('gives every scenario an empty register, at a time that does not depend on the one before', async () => {
    const again = scenario('SAN-POS-902', [onFile, register, accepted]);
    const played = await play(suiteOf(PLAIN, again));
    expect(eventsOf(played, 'scenario-started').map(({ at }) => at)).toEqual([
      '2026-03-02T12:00:00Z',
      '2026-03-03T13:00:00Z',
    ]);
    expect(eventsOf(played, 'register-observed').at(-1)?.record).toBeNull();
    expect(eventsOf(played, 'candidate-greeted')).toHaveLength(1);
  });

  it('says why a scenario does not apply', async () => {
    const identity = { ...CANDIDATE.identity, features: ['batch'] };
    const replacing = scenario('SAN-STA-901', [register, accepted], { features: ['batch', 'replace'] });
    const played = await play(suiteOf(replacing, PLAIN), { candidate: { ...CANDIDATE, identity } });
    expect(eventsOf(played, 'scenario-not-applicable')).toMatchObject([
      { scenario: 'SAN-STA-901', reason: 'the candidate does not declare: replace' },
    ]);
    expect(eventsOf(played, 'scenario-started').map((event) => event.scenario)).toEqual(['SAN-POS-901']);
  });

  it('plays only what it is asked for, and tells how far it is', async () => {
    const progress: ScenarioProgress[] = [];
    const suite = suiteOf(PLAIN, scenario('SAN-POS-902', [register, accepted]));
    const played = await play(suite, { only: ['SAN-POS-902'], onProgress: (each) => progress.push(each) });
    expect(eventsOf(played, 'scenario-started')).toHaveLength(1);
    expect(progress).toEqual([{ id: 'SAN-POS-902', title: 'SAN-POS-902', position: 1, total: 1 }]);
  });

  it('gives the same journal for the same seed, and another for another', async () => {
    const suite = loadSuite('core');
    if (!suite.ok) throw new Error(JSON.stringify(suite.error));
    const first = await play(suite.value);
    expect((await play(suite.value)).text).toBe(first.text);
    expect((await play(suite.value, { seed: 2 })).text).not.toBe(first.text);
  });

  it('never plays nothing', async () => {
    await expect(play(suiteOf(PLAIN), { only: ['SAN-POS-999'] })).rejects.toThrow('at least one scenario');
  });
});

describe('a candidate that fails', () => {
  const cancel: Step = { instruct: { task: 'cancel', documents: ['A-cancelled'] } };
  const cancelling = scenario('SAN-STA-902', [register, accepted, cancel, accepted, onFile], {
    documents: { A: {}, 'A-cancelled': { cancels: 'A' } },
  });

  it('ends its scenario, and is started again for the next', async () => {
    const played = await play(suiteOf(PLAIN, cancelling, scenario('SAN-POS-903', PLAIN.steps)), {
      driver: modelDriver('dies-on-cancel'),
    });
    expect(eventsOf(played, 'candidate-failed')).toMatchObject([{ in: 'SAN-STA-902', failure: 'exited' }]);
    expect(eventsOf(played, 'scenario-ended').map((event) => event.scenario)).toEqual([
      'SAN-POS-901',
      'SAN-STA-902',
      'SAN-POS-903',
    ]);
    expect(eventsOf(played, 'candidate-greeted').map((event) => event.in)).toEqual([
      'SAN-POS-901',
      'SAN-POS-903',
    ]);
    expect(eventsOf(played, 'register-observed').map((event) => event.in)).toEqual([
      'SAN-POS-901',
      'SAN-POS-903',
    ]);
    expect(played.complete).toBe(true);
  });

  it('fails every scenario when it cannot be started at all, and is tried once', async () => {
    let starts = 0;
    const driver: Driver = {
      start: () => {
        starts += 1;
        return Promise.resolve(err({ kind: 'not-started', detail: 'no such file' }));
      },
      prompt: () => Promise.resolve(ok([])),
      stop: () => Promise.resolve(),
    };
    const played = await play(suiteOf(PLAIN, cancelling), { driver });
    expect(starts).toBe(1);
    expect(eventsOf(played, 'candidate-failed')).toMatchObject([
      { in: 'SAN-POS-901', failure: 'not-started', detail: 'no such file' },
      { in: 'SAN-STA-902', failure: 'not-started', detail: 'no such file' },
    ]);
  });

  it('floods with transmissions', async () => {
    const driver = scriptedDriver((prompt) =>
      prompt.kind === 'deliver' ? ['again'] : ["UNB+UNOA:3+A+B+260302:1200+1'UNZ+0+1'"],
    );
    const played = await play(suiteOf(PLAIN), { driver });
    expect(eventsOf(played, 'sent').filter(({ by }) => by === 'candidate').length).toBeLessThanOrEqual(
      PLAYER_LIMITS.transmissionsPerStep,
    );
    const all = scriptedDriver(() => Array.from({ length: 21 }, () => 'UNB'));
    const flooded = await play(suiteOf(PLAIN), { driver: all });
    expect(eventsOf(flooded, 'sent').filter(({ by }) => by === 'candidate')).toHaveLength(
      PLAYER_LIMITS.transmissionsPerStep,
    );
    expect(eventsOf(flooded, 'candidate-failed')).toMatchObject([{ failure: 'flooded' }]);
  });

  it('floods with bytes, or sends none', async () => {
    const huge = 'x'.repeat(PLAYER_LIMITS.transmissionBytes + 1);
    const large = await play(suiteOf(PLAIN), { driver: scriptedDriver(() => [huge]) });
    expect(eventsOf(large, 'candidate-failed')).toMatchObject([{ failure: 'flooded' }]);
    const empty = await play(suiteOf(PLAIN), { driver: scriptedDriver(() => ['']) });
    expect(eventsOf(empty, 'candidate-failed')).toMatchObject([{ failure: 'protocol' }]);
  });

  it('is let go of at the end', async () => {
    let stopped = 0;
    const driver = { ...modelDriver(), stop: () => Promise.resolve(void (stopped += 1)) };
    await play(suiteOf(PLAIN), { driver });
    expect(stopped).toBe(1);
  });
});

describe('a fault of our own', () => {
  it('is journalled as the reference’s, and never as the candidate’s', async () => {
    const reference = () => ({
      ...createReference({ guide, environment: 'test' }),
      receive: () => {
        throw new Error('bug');
      },
    });
    const played = await play(suiteOf(PLAIN), { reference });
    expect(eventsOf(played, 'reference-failed')).toMatchObject([{ in: 'SAN-POS-901', detail: 'Error: bug' }]);
    expect(eventsOf(played, 'candidate-failed')).toEqual([]);
    expect(eventsOf(played, 'scenario-ended')).toHaveLength(1);
  });

  it('is a scenario that cannot be planned', async () => {
    const impossible = scenario('SAN-POS-904', PLAIN.steps, { documents: { A: { lines: 99 } } });
    const played = await play(suiteOf(impossible));
    expect(eventsOf(played, 'reference-failed')[0]?.detail).toMatch(/^the scenario cannot be planned: /);
  });
});
