import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/index.js';
import { createMemoryStore, type Store } from '../../src/ecert/index.js';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { StoreUnavailable } from '../../src/store/index.js';
import { described, json } from '../../src/serve/described-answer.fixture.js';
import { OPERATOR } from '../../src/serve/keys/key-ring.js';
import { testService } from '../../src/serve/service.fixture.js';

const good = interchangeText([sancrt('1')]);

describe('limits', () => {
  const post = '/v1/interchanges';
  const typeOf = async (response: Response, path = post, method = 'post'): Promise<unknown> =>
    (await described(response, path, method))['type'];

  it('refuse a body that is too large, whether its length is announced or not, and take one that just fits', async () => {
    const { call } = await testService({ bodyBytesMax: good.length });
    expect((await call('AUDAFF', 'POST', post, { body: good })).status).toBe(201);
    const large = `${good}\n`;
    const headers = { 'content-length': String(large.length) };
    const announced = await call('AUDAFF', 'POST', post, { body: large, headers });
    expect([announced.status, await typeOf(announced)]).toEqual([413, 'urn:ecert:problem:body-too-large']);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(100));
      },
    });
    const streamed = await call('AUDAFF', 'POST', post, { body: endless });
    expect([streamed.status, await typeOf(streamed)]).toEqual([413, 'urn:ecert:problem:body-too-large']);
    expect(pulled).toBeLessThan(20);
  });

  it('refuse another media type, and nothing at all', async () => {
    const { call } = await testService();
    const other = await call('AUDAFF', 'POST', post, {
      body: good,
      headers: { 'content-type': 'text/plain' },
    });
    expect([other.status, await typeOf(other)]).toEqual([415, 'urn:ecert:problem:media-type-unknown']);
    const empty = await call('AUDAFF', 'POST', post, { body: '' });
    expect([empty.status, await typeOf(empty)]).toEqual([400, 'urn:ecert:problem:body-empty']);
    const parameters = { 'content-type': 'application/edifact; charset=iso-8859-1' };
    expect((await call('AUDAFF', 'POST', post, { body: good, headers: parameters })).status).toBe(201);
  });

  it('say when the next request may come, and hold nobody else up', async () => {
    const { call, clock } = await testService({ requestsPerMinuteMax: 2 });
    const list = (participant: string): Promise<Response> => call(participant, 'GET', '/v1/mailbox');
    expect([(await list('AUDAFF')).status, (await list('AUDAFF')).status]).toEqual([200, 200]);
    const late = await list('AUDAFF');
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '30']);
    expect(await typeOf(late, '/v1/mailbox', 'get')).toBe('urn:ecert:problem:rate-exceeded');
    expect((await list('NZMPI')).status).toBe(200);
    clock.advance(MINUTE_MS / 2);
    expect((await list('AUDAFF')).status).toBe(200);
  });

  it('refuse what comes over too many connections, beside too many others, or while shutting down', async () => {
    const { call, gate } = await testService({ connectionsMax: 1, requestsAtOnceMax: 1 });
    const [first, second] = [{}, {}];
    gate.opened(first);
    gate.opened(second);
    const list = (connection: object): Promise<Response> =>
      call('AUDAFF', 'GET', '/v1/mailbox', { caller: { connection } });
    expect((await list(first)).status).toBe(200);
    const third = await list(second);
    expect([third.status, await typeOf(third, '/v1/mailbox', 'get')]).toEqual([
      503,
      'urn:ecert:problem:too-many-connections',
    ]);
    const [held, beside] = await Promise.all([list(first), list(first)]);
    expect([held.status, beside.status, await typeOf(beside, '/v1/mailbox', 'get')]).toEqual([
      200,
      503,
      'urn:ecert:problem:too-busy',
    ]);
    gate.shut();
    const late = await list(first);
    expect([late.status, await typeOf(late, '/v1/mailbox', 'get')]).toEqual([
      503,
      'urn:ecert:problem:shutting-down',
    ]);
    expect((await call(undefined, 'GET', '/healthz')).status).toBe(200);
  });

  it('name the methods of an address, and the addresses there are', async () => {
    const { call } = await testService();
    const other = await call('AUDAFF', 'PUT', '/v1/mailbox/1');
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, DELETE']);
    const nowhere = await call('AUDAFF', 'GET', '/v2/mailbox');
    expect([nowhere.status, (await json(nowhere))['type']]).toEqual([404, 'urn:ecert:problem:not-found']);
    expect((await call('AUDAFF', 'GET', `/v1/mailbox/${encodeURIComponent('Ⰰ000000001')}`)).status).toBe(404);
  });
});

describe('whoever runs the service', () => {
  it('sees figures, of no participant in particular', async () => {
    const { call } = await testService();
    await call('AUDAFF', 'POST', '/v1/interchanges', { body: good });
    await call(undefined, 'GET', '/v1/mailbox');
    const text = await (await call(OPERATOR, 'GET', '/metrics')).text();
    expect(text).toContain('ecert_requests_total{route="receive",status="201"} 1\n');
    expect(text).toContain('ecert_requests_total{route="mailbox",status="401"} 1\n');
    expect(text).toContain('ecert_interchanges_total{verdict="accepted"} 1\n');
    expect(text).toContain('ecert_request_seconds_count{route="receive"} 1\n');
    expect(text).not.toContain('AUDAFF');
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+-]+)$/);
    }
  });

  it('is told what the store could not take; the sender, that nothing was applied', async () => {
    const memory = createMemoryStore();
    let full = false;
    const store: Store = {
      transact: (hints, body) =>
        full ? Promise.reject(new StoreUnavailable('full', 'no room')) : memory.transact(hints, body),
    };
    const { call, logged } = await testService({}, store);
    expect((await call('AUDAFF', 'GET', '/v1/mailbox')).status).toBe(200);
    full = true;
    const refused = await call('AUDAFF', 'POST', '/v1/interchanges', { body: good });
    expect(refused.status).toBe(503);
    expect(await described(refused, '/v1/interchanges', 'post')).toMatchObject({
      type: 'urn:ecert:problem:not-durable',
      actual: 'the store is full',
    });
    expect((await call(undefined, 'GET', '/healthz')).status).toBe(503);
    expect(JSON.stringify(logged)).toContain('no room');
    full = false;
    expect((await call('AUDAFF', 'POST', '/v1/interchanges', { body: good })).status).toBe(201);
    expect(JSON.stringify(logged)).not.toMatch(/ecert_[0-9a-f]{12}_|UNB\+|6AU000123/);
  });

  it('is told of a fault, and the sender is told no more than that there was one', async () => {
    const memory = createMemoryStore();
    let broken = false;
    const store: Store = {
      transact: (hints, body) =>
        broken ? Promise.reject(new Error('inner words')) : memory.transact(hints, body),
    };
    const { call, logged } = await testService({}, store);
    await call('AUDAFF', 'GET', '/v1/mailbox');
    broken = true;
    const response = await call('AUDAFF', 'GET', '/v1/mailbox');
    const text = JSON.stringify(await described(response, '/v1/mailbox', 'get'));
    expect([response.status, text.includes('inner words')]).toEqual([500, false]);
    expect(JSON.stringify(logged)).toContain('inner words');
  });
});
