/** The service on real sockets: limits on what a client sends, how long it takes, and how many there are. */
import { Agent } from 'node:http';
import { describe, expect, it } from 'vitest';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { createGate } from '../../src/serve/http/gate.js';
import { SERVICE_LIMITS } from '../../src/serve/http/service-limits.js';
import { listen } from '../../src/serve/http/system-server.js';
import { ask, NO_HURRY, rawConnection, serveHere, until, type ServedHere } from './serve-at.js';

const good = interchangeText([sancrt('1')]);
const POST = '/v1/interchanges';

const head = (key: string, ...headers: readonly string[]): string =>
  [`POST ${POST} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${key}`, 'Content-Type: application/EDIFACT']
    .concat(headers, '', '')
    .join('\r\n');
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
const statusOf = (answer: string): string => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'none';

/** One request written by hand on a connection of its own, and all that comes back until that is closed. */
async function written({ port }: ServedHere, ...parts: readonly string[]): Promise<string> {
  const connection = await rawConnection(port);
  for (const part of parts) connection.write(part);
  return connection.closed;
}

describe('bodyBytesMax', () => {
  const CLOSE = 'Connection: close';
  const limits = { bodyBytesMax: good.length };

  it('takes a body that just fits, with its length announced and without', async () => {
    const served = await serveHere(limits);
    const announced = head(served.key, CLOSE, `Content-Length: ${good.length}`);
    expect(statusOf(await written(served, announced, good))).toBe('201');
    const chunked = head(served.key, CLOSE, 'Transfer-Encoding: chunked');
    expect(statusOf(await written(served, chunked, chunk(good), chunk('')))).toBe('200'); // the same bytes
  });

  it('refuses a length that is too large before any of the body has come, and closes', async () => {
    const served = await serveHere(limits);
    const answer = await written(served, head(served.key, `Content-Length: ${good.length + 1}`));
    expect(answer).toMatch(/^HTTP\/1\.1 413[^]*body-too-large[^]*bodyBytesMax/);
  });

  it('refuses chunks once they are too much, without waiting for the last, and closes', async () => {
    const served = await serveHere(limits);
    const answer = await written(served, head(served.key, 'Transfer-Encoding: chunked'), chunk(`${good}\n`));
    expect(answer).toMatch(/^HTTP\/1\.1 413[^]*body-too-large/);
    expect(served.test.gate.inWork()).toBe(0);
  });

  it('a length and chunks at once are refused: two readers could read two bodies', async () => {
    const served = await serveHere(limits);
    const both = head(served.key, `Content-Length: ${good.length}`, 'Transfer-Encoding: chunked');
    expect(statusOf(await written(served, both, chunk(good), chunk('')))).toBe('400');
    expect((await ask(served, '/v1/certificates/6AU000123')).status).toBe(404);
  });

  it('a body that ends before its length is not taken', async () => {
    const served = await serveHere(limits);
    const connection = await rawConnection(served.port);
    connection.write(head(served.key, `Content-Length: ${good.length}`) + good.slice(0, 100));
    await until(() => served.test.gate.inWork() === 1);
    connection.socket.destroy();
    await until(() => served.test.gate.inWork() === 0);
    expect((await ask(served, '/v1/certificates/6AU000123')).status).toBe(404);
  });
});

describe('clients that are slow', () => {
  it('with the headers are let go after headersTimeoutMs, with 408', async () => {
    const served = await serveHere({ headersTimeoutMs: 100 });
    expect(statusOf(await written(served, 'GET /v1/mailbox HTTP/1.1\r\nHost: x\r\nX-'))).toBe('408');
    expect(statusOf(await written(served))).toBe('408'); // not a byte
  });

  it('with the body are let go after requestTimeoutMs, with 408, and nothing is taken', async () => {
    const served = await serveHere({ requestTimeoutMs: 100 });
    const half = head(served.key, `Content-Length: ${good.length}`) + good.slice(0, 100);
    expect(statusOf(await written(served, half))).toBe('408');
    await until(() => served.test.gate.inWork() === 0);
    expect((await ask(served, '/v1/certificates/6AU000123')).status).toBe(404);
  });

  it('with taking the answer are let go after requestTimeoutMs', async () => {
    const limits = { ...SERVICE_LIMITS, requestTimeoutMs: 100 };
    const large = new Uint8Array(24 * 1024 * 1024); // more than the kernel keeps for anybody
    const app = { fetch: () => Promise.resolve(new Response(large)), addresses: [] };
    const gate = createGate(limits);
    const listening = await listen(app, gate, { host: '127.0.0.1', port: 0, limits });
    if (!listening.ok) throw new Error(listening.error);
    const connection = await rawConnection(Number(new URL(listening.value.url).port));
    connection.socket.pause();
    connection.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => gate.connections() === 1);
    await until(() => gate.connections() === 0);
    connection.socket.destroy();
    await listening.value.stop(NO_HURRY);
  });

  it('with asking again are let go after keepAliveMs, without a word', async () => {
    const served = await serveHere({ keepAliveMs: 50 });
    const answer = await written(served, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    expect([statusOf(answer), answer.match(/HTTP\/1\.1/g)?.length]).toEqual(['200', 1]);
  });
});

describe('many at once', () => {
  it('one connection is kept for many requests', async () => {
    const served = await serveHere();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let i = 0; i < 5; i += 1) expect((await ask(served, '/v1/mailbox', { agent })).status).toBe(200);
    expect(served.test.gate.connections()).toBe(1);
    agent.destroy();
  });

  it('connectionsMax: one more is told so, and twice as many are dropped unheard', async () => {
    const served = await serveHere({ connectionsMax: 2 });
    const open = [await rawConnection(served.port), await rawConnection(served.port)];
    await until(() => served.test.gate.connections() === 2);
    const third = await ask(served, '/v1/mailbox');
    expect([third.status, third.problem, third.headers['retry-after'], third.headers.connection]).toEqual([
      503,
      'too-many-connections',
      '1',
      'close',
    ]);
    expect((await ask({ ...served, key: '' }, '/healthz')).status).toBe(200);
    for (let i = 0; i < 2; i += 1) open.push(await rawConnection(served.port));
    await until(() => served.test.gate.connections() === 4);
    expect(await written(served)).toBe('');
    for (const { socket } of open) socket.destroy();
    await until(() => served.test.gate.connections() === 0);
    expect((await ask(served, '/v1/mailbox')).status).toBe(200);
  });

  it('requestsAtOnceMax: one more is told so, and served when there is room again', async () => {
    const served = await serveHere({ requestsAtOnceMax: 1 });
    const slow = await rawConnection(served.port);
    slow.write(head(served.key, `Content-Length: ${good.length}`));
    await until(() => served.test.gate.inWork() === 1);
    const beside = await ask(served, '/v1/mailbox');
    expect([beside.status, beside.problem, beside.headers['retry-after']]).toEqual([503, 'too-busy', '1']);
    slow.write(good);
    await slow.seen('HTTP/1.1 201');
    expect((await ask(served, '/v1/mailbox')).status).toBe(200);
    slow.socket.destroy();
  });

  it('requestsPerMinuteMax: one more is told when to come again', async () => {
    const served = await serveHere({ requestsPerMinuteMax: 2 });
    const statuses = [await ask(served, '/v1/mailbox'), await ask(served, '/v1/mailbox')];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
    const third = await ask(served, '/v1/mailbox');
    expect([third.status, third.problem, third.headers['retry-after']]).toEqual([429, 'rate-exceeded', '30']);
    served.test.clock.advance(30_000);
    expect((await ask(served, '/v1/mailbox')).status).toBe(200);
  });
});

describe('being told to stop', () => {
  it('takes nobody new, finishes what is in work, and closes what is idle', async () => {
    const served = await serveHere();
    const idle = await rawConnection(served.port);
    idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await idle.seen('"up"');
    const silent = await rawConnection(served.port);
    const sending = await rawConnection(served.port);
    sending.write(head(served.key, `Content-Length: ${good.length}`) + good.slice(0, 100));
    await until(() => served.test.gate.inWork() === 1 && served.test.gate.connections() === 3);
    const stopped = served.server.stop(NO_HURRY);
    await Promise.all([idle.closed, silent.closed]);
    await expect(ask(served, '/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    sending.write(good.slice(100));
    expect(statusOf(await sending.closed)).toBe('201');
    expect(await stopped).toBe(0);
    expect(served.test.gate.inWork()).toBe(0);
  });

  it('refuses what comes over a connection that is still open for another request', async () => {
    const served = await serveHere();
    const connection = await rawConnection(served.port);
    const first = head(served.key, `Content-Length: ${good.length}`);
    connection.write(first);
    await until(() => served.test.gate.inWork() === 1);
    const stopped = served.server.stop(NO_HURRY);
    // The next request comes right behind the first: it was not there when the service was told to stop.
    connection.write(
      good + `GET /v1/mailbox HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${served.key}\r\n\r\n`,
    );
    const answers = await connection.closed;
    expect(statusOf(answers)).toBe('201');
    expect(answers).not.toContain('"items"');
    await stopped;
  });

  it('waits shutdownGraceMs for a client that never ends its body, and then cuts it off', async () => {
    const served = await serveHere({ shutdownGraceMs: 100 });
    const endless = await rawConnection(served.port);
    endless.write(head(served.key, `Content-Length: ${good.length}`) + good.slice(0, 100));
    await until(() => served.test.gate.inWork() === 1);
    expect(await served.server.stop(NO_HURRY)).toBe(1);
    expect(statusOf(await endless.closed)).toBe('none');
  });

  it('does not wait once there is a hurry', async () => {
    const served = await serveHere();
    const endless = await rawConnection(served.port);
    endless.write(head(served.key, `Content-Length: ${good.length}`));
    await until(() => served.test.gate.inWork() === 1);
    let hurry: (value: unknown) => void = () => undefined;
    const stopped = served.server.stop(new Promise((resolve) => (hurry = resolve)));
    hurry(undefined);
    expect(await stopped).toBe(1);
    await until(() => served.test.gate.inWork() === 0);
  });
});
