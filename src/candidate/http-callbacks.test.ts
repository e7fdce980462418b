/** Answers that are put off and posted back: real sockets on both sides. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { loadShippedGuide } from '../guide/index.js';
import type { HttpLinesLimits } from '../wire/index.js';
import { CONTEXT, describeDriver, GREETING, REGISTER } from './driver-contract.fixture.js';
import { createHttpDriver } from './http-driver.js';
import type { CandidateFailure, Driver } from './model.js';
import { createLineAnswerer } from './model/line-answerer.js';
import { createModelCandidate } from './model/model-candidate.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;

interface Callback {
  readonly url: string;
  readonly key: string;
}

/** What a candidate does with a line: `respond` answers the request, `post` calls back and gives the status. */
interface Visit {
  readonly line: { readonly type: string; readonly id: number };
  readonly text: string;
  readonly callback: Callback;
  readonly respond: (status: number, body?: string) => void;
  readonly post: (body: string, key?: string) => Promise<number>;
}

let server: Server;
let onLine: (visit: Visit) => void | Promise<void> = () => undefined;
let callback: Callback;

async function post(to: Callback, body: string, key = to.key): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return (await fetch(to.url, { method: 'POST', headers, body })).status;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      const line = JSON.parse(text) as Visit['line'] & { readonly callback?: Callback };
      callback = line.callback ?? callback;
      const to = callback;
      void onLine({
        ...{ line, text, callback },
        respond: (status, body) => response.writeHead(status).end(body),
        post: (body, key) => post(to, body, key),
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const running: Driver[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((driver) => driver.stop()));
});

function driverTo(limits: Partial<HttpLinesLimits> = {}): Driver {
  const { port } = server.address() as AddressInfo;
  const callbackPlace = { host: '127.0.0.1', port: 0 };
  const driver = createHttpDriver({ url: new URL(`http://127.0.0.1:${port}/`), limits, callbackPlace });
  running.push(driver);
  return driver;
}

describeDriver('an address that calls back', () => {
  const answerLine = createLineAnswerer(createModelCandidate({ guide }));
  onLine = async ({ text, respond, post: postBack }) => {
    respond(202);
    const answer = answerLine(text);
    if (answer !== undefined) expect(await postBack(answer)).toBe(204);
  };
  return driverTo();
});

const HELLO = '{"type":"hello","id":0,"candidate":"C","version":"1","features":[]}';
const answerTo = (id: number, ...interchanges: string[]): string =>
  JSON.stringify({ type: 'transmissions', id, interchanges });

/** Greets well; `script` has what it does with every later line. */
async function greeted(
  script: (visit: Visit) => void | Promise<void>,
  limits: Partial<HttpLinesLimits> = {},
): Promise<Driver> {
  onLine = (visit) => {
    if (visit.line.type === 'hello') visit.respond(200, HELLO);
    else if (visit.line.type === 'bye') visit.respond(204);
    else return script(visit);
    return undefined;
  };
  const driver = driverTo(limits);
  const started = await driver.start(GREETING);
  if (!started.ok) throw new Error(started.error.detail);
  return driver;
}

async function failureAtTask(driver: Driver): Promise<CandidateFailure> {
  const answered = await driver.prompt(REGISTER, CONTEXT);
  if (answered.ok) throw new Error('it answered');
  return answered.error;
}

describe('a candidate that chooses anew for each line', () => {
  it('answers one at once and the next by a callback that overtakes its 202', async () => {
    const driver = await greeted(async ({ line, respond, post: postBack }) => {
      if (line.id === 1) {
        respond(200, answerTo(1, 'A'));
        return;
      }
      expect(await postBack(answerTo(2, 'B'))).toBe(204);
      respond(202);
    });
    expect(await driver.prompt(REGISTER, CONTEXT)).toMatchObject({ ok: true, value: [Uint8Array.of(65)] });
    expect(await driver.prompt(REGISTER, CONTEXT)).toMatchObject({ ok: true, value: [Uint8Array.of(66)] });
  });

  it('posts the same answer twice, since it does not know whether the first arrived', async () => {
    const statuses: number[] = [];
    const driver = await greeted(async ({ line, respond, post: postBack }) => {
      respond(202);
      statuses.push(await postBack(answerTo(line.id)));
      statuses.push(await postBack(answerTo(line.id)));
    });
    await driver.prompt(REGISTER, CONTEXT);
    await expect.poll(() => statuses).toEqual([204, 204]);
    expect(await driver.prompt(REGISTER, CONTEXT)).toMatchObject({ ok: true });
  });

  it('is told another key with every hello, and the key is shown in no failure', async () => {
    const driver = await greeted(({ respond, callback: { key } }) => {
      respond(200, `nonsense with ${key}`);
    });
    const { key } = callback;
    const failure = await failureAtTask(driver);
    expect(failure.detail).toContain('nonsense with ***');
    await driver.start(GREETING);
    expect(callback.key).not.toBe(key);
  });
});

describe('a callback wrong on purpose', () => {
  it('never comes', async () => {
    const driver = await greeted(
      ({ respond }) => {
        respond(202);
      },
      { callbackMs: 40 },
    );
    const failure = await failureAtTask(driver);
    expect(failure.kind).toBe('timed-out');
    expect(failure.detail).toContain('got only 202, and no callback within 40 ms');
  });

  it('comes late, in its own conversation or after the next hello: 410, and it harms nobody', async () => {
    const driver = await greeted(
      ({ line, respond }) => {
        if (line.id === 1) respond(202);
        else respond(200, answerTo(line.id));
      },
      { callbackMs: 40 },
    );
    const old = callback;
    await failureAtTask(driver);
    expect(await post(old, answerTo(1))).toBe(410);
    await driver.stop();
    await driver.start(GREETING);
    expect(callback.url).toBeDefined();
    expect(await post(callback, answerTo(1), old.key)).toBe(410);
  });

  it('answers a line twice, differently', async () => {
    let second = 0;
    const driver = await greeted(async ({ line, respond, post: postBack }) => {
      await postBack(answerTo(line.id, 'A'));
      second = await postBack(answerTo(line.id, 'B'));
      respond(202);
    });
    const failure = await failureAtTask(driver);
    expect(second).toBe(409);
    expect(failure).toEqual({
      kind: 'protocol',
      detail:
        'a callback answers no line (callback-duplicate): expected the answer to line 1, or the last answer again, got another answer to line 1',
    });
  });

  it('answers a line that was answered at once: the next line fails', async () => {
    let status = 0;
    const driver = await greeted(({ line, respond }) => {
      respond(200, answerTo(line.id));
    });
    expect(await driver.prompt(REGISTER, CONTEXT)).toMatchObject({ ok: true });
    status = await post(callback, answerTo(1, 'A'));
    expect(status).toBe(409);
    expect(await failureAtTask(driver)).toMatchObject({ kind: 'protocol' });
  });

  it('answers a line by both at once, differently', async () => {
    const driver = await greeted(async ({ line, respond, post: postBack }) => {
      await postBack(answerTo(line.id, 'A'));
      respond(200, answerTo(line.id, 'B'));
    });
    expect((await failureAtTask(driver)).detail).toContain('got a callback and a response to line 1');
  });

  it.each([
    ['a line that was never said', answerTo(7), 404, 'callback-unknown', 'an answer to line 7'],
    ['no line', '{"type":"transmissions"}', 400, 'callback-malformed', '{"type":"transmissions"}'],
    ['in no JSON', '<html>', 400, 'callback-malformed', '<html>'],
  ])('answers %s', async (_, body, expected, problem, actual) => {
    let status = 0;
    const driver = await greeted(async ({ respond, post: postBack }) => {
      respond(202);
      status = await postBack(body);
    });
    const failure = await failureAtTask(driver);
    expect(failure.kind).toBe('protocol');
    expect(failure.detail).toContain(`(${problem})`);
    expect(failure.detail).toContain(`got ${actual}`);
    await expect.poll(() => status).toBe(expected);
  });

  it('is too large', async () => {
    let status = 0;
    const driver = await greeted(
      async ({ respond, post: postBack }) => {
        respond(202);
        status = await postBack(answerTo(1, 'x'.repeat(2000)));
      },
      { bodyBytesMax: 1000 },
    );
    expect(await failureAtTask(driver)).toMatchObject({ kind: 'flooded' });
    await expect.poll(() => status).toBe(413);
  });

  it('comes with another key and is not put right: a mistake of configuration', async () => {
    let status = 0;
    const driver = await greeted(
      async ({ line, respond, post: postBack }) => {
        respond(202);
        status = await postBack(answerTo(line.id), 'another');
      },
      { answerMs: 400 },
    );
    const failure = await failureAtTask(driver);
    expect(status).toBe(401);
    expect(failure).toEqual({
      kind: 'misconfigured',
      cause: 'callback-key-refused',
      detail:
        'the callback that answers "task" was refused with status 401: expected the key that hello tells, got another, or none',
    });
  });

  it('comes with another key, and then with the right one: no harm is done', async () => {
    const driver = await greeted(async ({ line, respond, post: postBack }) => {
      respond(202);
      await postBack(answerTo(line.id), 'another');
      await postBack(answerTo(line.id));
    });
    expect(await driver.prompt(REGISTER, CONTEXT)).toEqual({ ok: true, value: [] });
  });

  it('is addressed wrongly', async () => {
    await greeted(({ line, respond }) => {
      respond(200, answerTo(line.id));
    });
    expect(await post({ ...callback, url: callback.url.replace('callbacks', 'elsewhere') }, '{}')).toBe(404);
    expect((await fetch(callback.url)).status).toBe(405);
  });

  it('cannot be listened for where somebody else listens', async () => {
    const { port } = server.address() as AddressInfo;
    const callbackPlace = { host: '127.0.0.1', port };
    const driver = createHttpDriver({ url: new URL(`http://127.0.0.1:${port}/`), callbackPlace });
    expect(await driver.start(GREETING)).toMatchObject({
      ok: false,
      error: { kind: 'not-started', cause: 'callback-address-unusable' },
    });
  });
});
