/** What one candidate may cost the harness on the HTTP wire: how long a request takes, how many at once, over how many connections. */
import { afterEach, describe, expect, it } from 'vitest';
import { latin1ToBytes, parseInstant } from '../src/core/index.js';
import { createHttpWire, HTTP_WIRE_LIMITS, type TrafficWire } from '../src/wire/index.js';
import { ask, rawConnection, until, type RawConnection } from './serve/serve-at.js';

const START = parseInstant('2026-03-02T12:00:00Z')!;
const BODY = "UNB+UNOA:3+A+B+260302:1200+1'UNZ+0+1'";
const POST = '/v1/interchanges';

interface Opened {
  readonly wire: TrafficWire;
  readonly port: number;
  readonly key: string;
}

let wire: TrafficWire | undefined;
const open: RawConnection[] = [];
afterEach(async () => {
  for (const { socket } of open.splice(0)) socket.destroy();
  await wire?.close();
});

async function opened(limits: Partial<typeof HTTP_WIRE_LIMITS>): Promise<Opened> {
  wire = createHttpWire({ place: { host: '127.0.0.1', port: 0 }, limits });
  const terms = await wire.open(START);
  if (!terms.ok || terms.value === undefined) throw new Error('it does not open');
  return { wire, port: Number(new URL(terms.value.url).port), key: terms.value.key };
}

async function connection({ port }: Opened): Promise<RawConnection> {
  const made = await rawConnection(port);
  open.push(made);
  return made;
}

/** A connection that the server knows of: it has answered over it. */
async function idle(at: Opened): Promise<RawConnection> {
  const made = await connection(at);
  made.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await made.seen('"up"');
  return made;
}

const head = ({ key }: Opened): string =>
  [`POST ${POST} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${key}`, 'Content-Type: application/EDIFACT']
    .concat(`Content-Length: ${BODY.length}`, '', '')
    .join('\r\n');
const statusOf = (answer: string): string => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'none';
const posted = (at: Opened): ReturnType<typeof ask> =>
  new Promise((resolve, reject) => {
    void connection(at).then(async (made) => {
      made.write(head(at).replace('Host: x', 'Host: x\r\nConnection: close') + BODY);
      const answer = await made.closed;
      const problem = /"type":"urn:ecert:problem:([a-z-]+)"/.exec(answer)?.[1] ?? '';
      resolve({ status: Number(statusOf(answer)), headers: {}, body: answer, problem });
    }, reject);
  });

describe('requestTimeoutMs', () => {
  it('a transmission that does not end in time is answered 408, and nothing of it is taken', async () => {
    const at = await opened({ requestTimeoutMs: 100 });
    const slow = await connection(at);
    slow.write(head(at) + BODY.slice(0, 10));
    expect(statusOf(await slow.closed)).toBe('408');
    const collected = await at.wire.collect();
    expect(collected).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(await at.wire.collect()).toEqual({ ok: true, value: [] });
  });

  it('headers that do not end in time, or never begin, are let go as well', async () => {
    const at = await opened({ requestTimeoutMs: 100 });
    const slow = await connection(at);
    slow.write(`POST ${POST} HTTP/1.1\r\nHost: x\r\nX-`);
    const silent = await connection(at);
    expect([statusOf(await slow.closed), statusOf(await silent.closed)]).toEqual(['408', '408']);
    expect(await at.wire.collect()).toEqual({ ok: true, value: [] });
  });
});

describe('requestsAtOnceMax', () => {
  it('one more is told to ask again, and what is under way is taken whole', async () => {
    const at = await opened({ requestsAtOnceMax: 1 });
    const slow = await connection(at);
    slow.write(head(at));
    const beside = async (): Promise<string> => (await ask(at, '/v1/mailbox')).problem;
    await until(async () => (await beside()) === 'too-busy');
    expect(await at.wire.collect()).toEqual({ ok: true, value: [] }); // who only fetches has lost nothing
    expect((await posted(at)).status).toBe(503);
    const collected = await at.wire.collect();
    expect(collected).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(collected.ok ? '' : collected.error.detail).toContain('at most 1 requests at once');
    slow.write(BODY);
    await slow.seen('HTTP/1.1 202');
    expect(await at.wire.collect()).toEqual({ ok: true, value: [latin1ToBytes(BODY)] });
  });

  it('no harm is done where it asks again', async () => {
    const at = await opened({ requestsAtOnceMax: 1 });
    const slow = await connection(at);
    slow.write(head(at));
    await until(async () => (await posted(at)).problem === 'too-busy');
    slow.write(BODY);
    await slow.seen('HTTP/1.1 202');
    await until(async () => (await posted(at)).status === 202);
    const collected = await at.wire.collect();
    expect(collected.ok && collected.value.length).toBeGreaterThanOrEqual(2);
  });
});

describe('connectionsMax', () => {
  it('one more is told so, and served when another has gone', async () => {
    const at = await opened({ connectionsMax: 2 });
    const [first] = [await idle(at), await idle(at)];
    const third = await posted(at);
    expect([third.status, third.problem]).toEqual([503, 'too-many-connections']);
    const collected = await at.wire.collect();
    expect(collected).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(collected.ok ? '' : collected.error.detail).toContain('at most 2 connections');
    expect((await posted(at)).status).toBe(503);
    first.socket.destroy();
    await until(async () => (await posted(at)).status === 202);
    expect(await at.wire.collect()).toEqual({ ok: true, value: [latin1ToBytes(BODY)] }); // put right by asking again
  });

  it('twice as many are dropped unheard', async () => {
    const at = await opened({ connectionsMax: 1 });
    await idle(at);
    await idle(at); // over the limit: asked for its health it answers all the same
    expect(await (await connection(at)).closed).toBe('');
  });
});

it('the limits are those that the pages state', () => {
  expect(HTTP_WIRE_LIMITS).toMatchObject({
    requestsAtOnceMax: 8,
    connectionsMax: 32,
    requestTimeoutMs: 10_000,
  });
});
