import { describe, expect, it } from 'vitest';
import { addMs, bytesToLatin1, HOUR_MS, latin1ToBytes } from '../core/index.js';
import { createAttendedDriver } from './attended-driver.js';
import type { Desk, DeskAnswer, DeskRequest } from './desk.js';
import { CONTEXT, GREETING, REGISTER } from './driver-contract.fixture.js';
import type { Driver, PromptContext } from './model.js';

const IDENTITY = { name: 'Attended', version: '1', features: ['batch'] };
const SENT: DeskAnswer = { kind: 'sent', transmissions: [latin1ToBytes('UNB')] };

/** A desk whose people give these answers, and what they were asked. */
function deskOf(...answers: readonly DeskAnswer[]): { readonly desk: Desk; readonly asked: DeskRequest[] } {
  const asked: DeskRequest[] = [];
  const left = [...answers];
  const desk: Desk = {
    ask(request) {
      asked.push(request);
      return Promise.resolve(left.shift() ?? { kind: 'left' });
    },
  };
  return { desk, asked };
}

async function startedWith(desk: Desk): Promise<Driver> {
  const driver = createAttendedDriver({ identity: IDENTITY, folder: '/inbox', desk });
  expect(await driver.start(GREETING)).toEqual({
    ok: true,
    value: { candidate: 'Attended', version: '1', features: ['batch'] },
  });
  return driver;
}

async function sentFor(
  driver: Driver,
  hours: number,
  rest: Partial<PromptContext> = {},
): Promise<readonly string[]> {
  const now = addMs(CONTEXT.now, hours * HOUR_MS);
  const answer = await driver.prompt({ kind: 'tick' }, { ...CONTEXT, now, ...rest });
  if (!answer.ok) throw new Error(answer.error.detail);
  return answer.value.map(bytesToLatin1);
}

describe('the attended driver', () => {
  it('tells a person the task, and by when; gives what they sent; notes for whom it waited', async () => {
    const { desk, asked } = deskOf(SENT);
    const driver = await startedWith(desk);
    const until = addMs(CONTEXT.now, HOUR_MS);
    expect(await driver.prompt(REGISTER, { ...CONTEXT, until, awaiting: 1 })).toMatchObject({ ok: true });
    const { now, scenario } = CONTEXT;
    // Nothing of what is awaited reaches the desk: that would tell what is expected.
    expect(asked).toEqual([
      { state: 'waiting:candidate', scenario, now, until, news: REGISTER, folder: '/inbox' },
    ]);
    expect(driver.takeRemarks?.()).toEqual([
      { type: 'waiting', state: 'waiting:candidate', what: 'task register' },
    ]);
    expect(driver.takeRemarks?.()).toEqual([]);
  });

  it('asks again as time passes, unless nothing will come: for some hours, or until there is news', async () => {
    const { desk, asked } = deskOf(
      SENT,
      { kind: 'nothing', forMs: 2 * HOUR_MS },
      SENT,
      { kind: 'nothing' },
      SENT,
    );
    const driver = await startedWith(desk);
    expect(await sentFor(driver, 1)).toEqual(['UNB']);
    expect(await sentFor(driver, 2)).toEqual([]); // nothing for two hours
    expect(await sentFor(driver, 3)).toEqual([]);
    expect(asked).toHaveLength(2);
    expect(await sentFor(driver, 4)).toEqual(['UNB']);
    expect(await sentFor(driver, 5)).toEqual([]); // nothing until there is news
    for (let hours = 6; hours < 30; hours += 1) expect(await sentFor(driver, hours)).toEqual([]);
    expect(asked).toHaveLength(4);
    const news = { kind: 'deliver', interchanges: [latin1ToBytes('UNB')] } as const;
    expect(await driver.prompt(news, CONTEXT)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(5);
  });

  it('waits for the reviewer at the end, even when nothing will come, and puts attestations on record', async () => {
    const clock = '2026-11-25T10:00:00Z';
    const { desk, asked } = deskOf(
      { kind: 'nothing' },
      { kind: 'attested', by: 'R', clock, note: 'seen' },
      { kind: 'sent', transmissions: [] },
    );
    const driver = await startedWith(desk);
    await sentFor(driver, 1);
    expect(await sentFor(driver, 2, { awaiting: 'end' })).toEqual([]);
    expect(asked.map(({ state }) => state)).toEqual([
      'waiting:candidate',
      'waiting:reviewer',
      'waiting:reviewer',
    ]);
    expect(driver.takeRemarks?.().slice(1)).toEqual([
      { type: 'waiting', state: 'waiting:reviewer', what: 'the end of the scenario' },
      { type: 'attested', by: 'R', clock, note: 'seen' },
    ]);
  });

  it('fails as data when nobody is there, and when it gets no answer but attestations', async () => {
    const driver = await startedWith(deskOf().desk);
    expect(await driver.prompt(REGISTER, CONTEXT)).toEqual({
      ok: false,
      error: {
        kind: 'timed-out',
        detail: 'nobody answered for the candidate: expected an answer, got the end of the input',
      },
    });
    const vouching = { kind: 'attested', by: 'R', clock: '', note: '' } as const;
    const chatty = await startedWith({ ask: () => Promise.resolve(vouching) });
    expect(await chatty.prompt(REGISTER, CONTEXT)).toMatchObject({ ok: false, error: { kind: 'timed-out' } });
    await chatty.stop();
    expect(await chatty.prompt(REGISTER, CONTEXT)).toMatchObject({ ok: false });
  });
});
