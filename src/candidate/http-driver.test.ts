import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { delay, http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { loadShippedGuide } from '../guide/index.js';
import type { HttpLinesLimits } from '../wire/index.js';
import { createDriver } from './create-driver.js';
import { CONTEXT, describeDriver, GREETING, REGISTER } from './driver-contract.fixture.js';
import { createHttpDriver } from './http-driver.js';
import type { CandidateFailure, CandidateFile, Driver } from './model.js';
import { createLineAnswerer } from './model/line-answerer.js';
import { createModelCandidate } from './model/model-candidate.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;

const URL_OF_CANDIDATE = 'https://candidate.example/ecert-driver';
const HELLO = { type: 'hello', id: 0, candidate: 'C', version: '1', features: [] };

const network = setupServer();
beforeAll(() => {
  network.listen({ onUnhandledRequest: 'bypass' });
});
afterEach(() => {
  network.resetHandlers();
});
afterAll(() => {
  network.close();
});

function driverTo(limits: Partial<HttpLinesLimits> = {}, key = 'open-sesame'): Driver {
  return createHttpDriver({ url: new URL(URL_OF_CANDIDATE), key, limits: { pollIntervalMs: 0, ...limits } });
}

/** A model candidate behind the address: it answers at once, or puts every answer off once. */
function modelBehind(putOff: boolean): void {
  const answerLine = createLineAnswerer(createModelCandidate({ guide }));
  let ready = '';
  let asked = 0;
  const json = (text: string): Response =>
    new HttpResponse(text, { headers: { 'content-type': 'application/json' } });
  network.use(
    http.post(URL_OF_CANDIDATE, async ({ request }) => {
      ready = answerLine(await request.text()) ?? '';
      asked = 0;
      if (!putOff || ready === '') return json(ready);
      return new HttpResponse(null, { status: 202, headers: { location: '/answers/1' } });
    }),
    http.get('https://candidate.example/answers/1', ({ request }) => {
      if (request.headers.get('authorization') !== 'Bearer open-sesame')
        return new HttpResponse(null, { status: 401 });
      asked += 1;
      return asked === 1 ? new HttpResponse(null, { status: 202 }) : json(ready);
    }),
  );
}

describeDriver('an address that answers at once', () => {
  modelBehind(false);
  return driverTo();
});

describeDriver('an address that puts its answers off', () => {
  modelBehind(true);
  return driverTo();
});

async function failureAtHello(driver: Driver): Promise<CandidateFailure> {
  const started = await driver.start(GREETING);
  if (started.ok) throw new Error('it started');
  return started.error;
}

/** The failure when hello is answered well and the task as `answer` has it. */
async function failureAtTask(
  answer: () => Response | Promise<Response>,
  limits: Partial<HttpLinesLimits> = {},
): Promise<CandidateFailure> {
  network.use(
    http.post(URL_OF_CANDIDATE, async ({ request }) => {
      const line = (await request.json()) as { type: string };
      if (line.type === 'task') return answer();
      return line.type === 'hello' ? HttpResponse.json(HELLO) : new HttpResponse(null, { status: 204 });
    }),
  );
  const driver = driverTo(limits);
  const started = await driver.start(GREETING);
  if (!started.ok) throw new Error(started.error.detail);
  const answered = await driver.prompt(REGISTER, CONTEXT);
  if (answered.ok) throw new Error('it answered');
  await driver.stop();
  return answered.error;
}

const answering = (status: number, body: JsonBodyType = null, headers: Record<string, string> = {}): void => {
  network.use(http.post(URL_OF_CANDIDATE, () => HttpResponse.json(body, { status, headers })));
};

describe('the way to an address, at hello', () => {
  it.each([
    [401, 'key-refused'],
    [403, 'key-refused'],
    [404, 'no-such-page'],
    [405, 'no-such-page'],
  ])('status %i is the candidate file’s to put right: %s', async (status, cause) => {
    answering(status, { error: 'no' });
    const failure = await failureAtHello(driverTo());
    expect(failure).toMatchObject({ kind: 'not-started', cause });
    expect(failure.detail).toContain(`got status ${status}: {"error":"no"}`);
  });

  it('is not followed when it leads elsewhere', async () => {
    let followed = false;
    network.use(
      http.post('https://elsewhere.example/', () => {
        followed = true;
        return HttpResponse.json(HELLO);
      }),
    );
    answering(307, null, { location: 'https://elsewhere.example/' });
    expect(await failureAtHello(driverTo())).toMatchObject({ kind: 'not-started', cause: 'redirected' });
    expect(followed).toBe(false);
  });

  it('is not there', async () => {
    network.use(http.post(URL_OF_CANDIDATE, () => HttpResponse.error()));
    expect(await failureAtHello(driverTo())).toMatchObject({ kind: 'not-started', cause: 'unreachable' });
  });

  it('is down: a server error is the candidate’s own', async () => {
    answering(500);
    const failure = await failureAtHello(driverTo());
    expect(failure.kind).toBe('protocol');
    expect(failure.cause).toBeUndefined();
  });

  it('never shows the key that was sent, whatever the answer repeats', async () => {
    answering(401, { you: 'sent open-sesame' });
    const failure = await failureAtHello(driverTo());
    expect(failure.detail).toContain('sent ***');
    expect(failure.detail).not.toContain('open-sesame');
  });
});

describe('an address wrong on purpose, at a task', () => {
  it('answers nothing in time, and stays failed', async () => {
    const failure = await failureAtTask(
      async () => {
        await delay('infinite');
        return HttpResponse.json(null);
      },
      { answerMs: 60 },
    );
    expect(failure.kind).toBe('timed-out');
    expect(failure.detail).toContain('got nothing within 60 ms');
  });

  it('puts its answer off for ever', async () => {
    network.use(http.get('https://candidate.example/later', () => new HttpResponse(null, { status: 202 })));
    const putOff = () => new HttpResponse(null, { status: 202, headers: { location: '/later' } });
    const failure = await failureAtTask(putOff, { pollingMs: 60, pollIntervalMs: 20 });
    expect(failure.kind).toBe('timed-out');
    expect(failure.detail).toContain('got only 202 within 60 ms');
  });

  it.each([
    ['without saying where', {}, 'got no Location'],
    ['to another host, which would get the key', { location: 'https://elsewhere.example/a' }, 'elsewhere'],
    ['to plain http', { location: 'http://candidate.example/a' }, 'got http:'],
  ])('puts its answer off %s', async (_, headers, text) => {
    const failure = await failureAtTask(
      () => new HttpResponse(null, { status: 202, headers: headers as Record<string, string> }),
    );
    expect(failure.kind).toBe('protocol');
    expect(failure.detail).toContain(text);
  });

  it('asks to be asked later than it may', async () => {
    const later = () =>
      new HttpResponse(null, { status: 202, headers: { location: '/a', 'retry-after': '86400' } });
    network.use(http.get('https://candidate.example/a', () => HttpResponse.json({ type: 'ok', id: 1 })));
    expect((await failureAtTask(later, { pollIntervalMsMax: 1 })).kind).toBe('protocol');
  });

  it('answers a page', async () => {
    const failure = await failureAtTask(() => HttpResponse.html('<h1>It works!</h1>'));
    expect(failure.kind).toBe('nonsense');
    expect(failure.detail).toContain('<h1>It works!</h1>');
  });

  it('answers too much', async () => {
    const failure = await failureAtTask(() => HttpResponse.json('x'.repeat(2000)), { bodyBytesMax: 1000 });
    expect(failure.kind).toBe('flooded');
  });

  it.each([204, 301, 400, 401, 503])('answers status %i', async (status) => {
    const failure = await failureAtTask(() => new HttpResponse(null, { status }));
    expect(failure.kind).toBe('protocol');
    expect(failure.detail).toContain(`status ${status}`);
  });

  it('answers another line', async () => {
    const failure = await failureAtTask(() =>
      HttpResponse.json({ type: 'transmissions', id: 7, interchanges: [] }),
    );
    expect(failure.detail).toBe('the answer to "task" answers another line: expected id 1, got id 7');
  });
});

describe('an address on this machine', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('is driven over a real connection, with the key and the lines as they are', async () => {
    const answerLine = createLineAnswerer(createModelCandidate({ guide }));
    const heard: string[] = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        heard.push(`${request.method ?? ''} ${request.headers.authorization ?? ''} ${body.slice(0, 15)}`);
        response.end(answerLine(body));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const driver = createHttpDriver({ url: new URL(`http://127.0.0.1:${port}/`), key: 'k' });
    expect(await driver.start(GREETING)).toMatchObject({ ok: true, value: { candidate: 'Model candidate' } });
    const answered = await driver.prompt(REGISTER, CONTEXT);
    expect(answered.ok && answered.value.length).toBe(1);
    expect(await driver.status('6UY000123', CONTEXT.now)).toEqual({ ok: true, value: 'pending' });
    await driver.stop();
    expect(heard).toEqual(
      ['hello",', 'task","', 'status"', 'bye","i'].map(
        (type) => `POST Bearer k ${`{"type":"${type}`.slice(0, 15)}`,
      ),
    );
    server.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    const failure = await failureAtHello(createHttpDriver({ url: new URL(`http://127.0.0.1:${port}/`) }));
    expect(failure).toMatchObject({ kind: 'not-started', cause: 'unreachable' });
    expect(failure.detail).toContain('ECONNREFUSED');
  });

  it('that speaks no TLS is not trusted', async () => {
    server = createServer((_, response) => response.end());
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const failure = await failureAtHello(createHttpDriver({ url: new URL(`https://127.0.0.1:${port}/`) }));
    expect(failure).toMatchObject({ kind: 'not-started', cause: 'untrusted' });
  });
});

describe('the settings of an address', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecert-http-'));
  const created = (settings: Readonly<Record<string, unknown>>): unknown => {
    const file: CandidateFile = {
      identity: {
        name: 'C',
        version: '1',
        participant: 'UYMGAP',
        country: 'UY',
        kinds: ['05'],
        features: [],
        driver: 'http',
      },
      charset: 'UNOA',
      driver: { kind: 'http', ...settings },
      folder,
    };
    const driver = createDriver(file);
    return driver.ok ? 'made' : `${driver.error.kind}: ${driver.error.message}`;
  };

  it('name a key that is there', () => {
    writeFileSync(join(folder, 'bearer.key'), 'abc\n');
    writeFileSync(join(folder, 'two-lines.key'), 'abc\r\nX-Evil: 1\n');
    const url = URL_OF_CANDIDATE;
    expect(created({ url, key: { file: 'bearer.key' } })).toBe('made');
    expect(created({ url, key: { file: 'no.key' } })).toMatch(
      /^key-unusable: the file .*no.key cannot be read/,
    );
    expect(created({ url, key: { file: 'two-lines.key' } })).toMatch(
      /characters that a bearer key cannot have$/,
    );
    expect(created({ url, key: { environment: 'ECERT_NO_SUCH_KEY' } })).toBe(
      'key-unusable: the environment variable ECERT_NO_SUCH_KEY is not set',
    );
  });

  it('never send the key in clear to another machine, nor hold a password', () => {
    const key = { file: 'bearer.key' };
    expect(created({ url: 'http://candidate.example/', key })).toMatch(/^address-unusable: the key would go/);
    expect(created({ url: 'http://candidate.example/' })).toBe('made');
    expect(created({ url: 'http://127.0.0.1:8080/', key })).toBe('made');
    expect(created({ url: 'https://me:secret@candidate.example/' })).toMatch(/^address-unusable: .*password/);
    expect(created({ url: 'https://' })).toMatch(/^address-unusable/);
  });

  it('name certificates that are there', () => {
    expect(created({ url: URL_OF_CANDIDATE, tls: { authority: 'no.pem' } })).toMatch(
      /^tls-unusable: .*no.pem/,
    );
  });
});
