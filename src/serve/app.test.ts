import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS, packagePath } from '../core/index.js';
import { createMemoryStore, type Store } from '../ecert/index.js';
import { interchangeText, sancrt } from '../ecert/transmission.fixture.js';
import { StoreUnavailable } from '../store/index.js';
import { openApiDocument } from './http/open-api.js';
import { ROUTES } from './http/routes.js';
import { testService, type TestService } from './service.fixture.js';

const good = interchangeText([sancrt('1')]);
const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>; // every JSON answer is an object

const ajv = new Ajv2020({ strict: false, allErrors: true });
formatsPlugin.default(ajv);
const document = openApiDocument(ROUTES);
ajv.addSchema({ $id: 'api', ...document });

/** Holds a JSON answer against what the description of the service says of it. */
async function described(response: Response, path: string, method: string): Promise<Record<string, unknown>> {
  const pointer = [path, method, 'responses', String(response.status), 'content']
    .concat(response.headers.get('content-type') ?? '', 'schema')
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');
  const body = await json(response);
  const validate = ajv.compile({ $ref: `api#/paths/${pointer}` });
  expect(validate(body), JSON.stringify([body, validate.errors])).toBe(true);
  return body;
}

describe('the description of the service', () => {
  it('is a good OpenAPI 3.1 document', () => {
    const text = readFileSync(packagePath('test/serve/openapi-3.1.schema.json'), 'utf8');
    // ajv finds no $dynamicAnchor inside $defs; nobody overrides this one.
    const schema = JSON.parse(text.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(Object.keys(document['paths'] as object)).toHaveLength(new Set(ROUTES.map(({ path }) => path)).size);
  });

  it('is served', async () => {
    const { call } = await testService();
    expect(await json(await call(undefined, 'GET', '/openapi.json'))).toEqual(JSON.parse(JSON.stringify(document)));
  });
});

describe('a transmission', () => {
  it('is acknowledged with what became of it, and its reply waits until it is acknowledged', async () => {
    const { call } = await testService();
    const sent = await call('AUDAFF', 'POST', '/v1/interchanges', { body: good });
    expect(sent.status).toBe(201);
    const taken = await described(sent, '/v1/interchanges', 'post');
    expect(taken).toMatchObject({ verdict: 'accepted', repeated: false, messages: 1, accepted: 1, replies: ['0000000001'] });
    const asked = await call('AUDAFF', 'GET', sent.headers.get('location') ?? '');
    expect(await described(asked, '/v1/interchanges/{transmission}', 'get')).toEqual({ ...taken, repeated: true });

    const list = await described(await call('AUDAFF', 'GET', '/v1/mailbox'), '/v1/mailbox', 'get');
    expect(list).toMatchObject({ more: false, items: [{ id: '0000000001', transmission: taken['transmission'] }] });
    const reply = await call('AUDAFF', 'GET', '/v1/mailbox/0000000001');
    expect(reply.headers.get('content-type')).toBe('application/EDIFACT');
    expect(await reply.text()).toMatch(/^UN[AB].*CUSRES.*UNZ/);
    expect((await call('AUDAFF', 'DELETE', '/v1/mailbox/0000000001')).status).toBe(204);
    const after = [await call('AUDAFF', 'GET', '/v1/mailbox/0000000001'), await call('AUDAFF', 'DELETE', '/v1/mailbox/0000000001')];
    for (const response of after) await described(response, '/v1/mailbox/{item}', 'get');
    expect(after.map(({ status }) => status)).toEqual([404, 404]);
    expect(await json(await call('AUDAFF', 'GET', '/v1/mailbox'))).toEqual({ items: [], more: false });

    const certificate = await call('AUDAFF', 'GET', '/v1/certificates/6AU000123');
    expect(await described(certificate, '/v1/certificates/{number}', 'get')).toMatchObject({
      state: 'registered',
      lines: [{ number: 1, hts: '020130', unit: 'KGM', quantity: 25000, used: 0 }],
    });
  });

  it('sent again changes nothing, and gets its reply again once it was taken out', async () => {
    const { call } = await testService();
    const send = (): Promise<Response> => call('AUDAFF', 'POST', '/v1/interchanges', { body: good });
    const first = await json(await send());
    const reply = await (await call('AUDAFF', 'GET', '/v1/mailbox/0000000001')).text();
    const again = await send();
    expect(again.status).toBe(200);
    expect(await json(again)).toEqual({ ...first, repeated: true });
    await call('AUDAFF', 'DELETE', '/v1/mailbox/0000000001');
    expect(await json(await send())).toEqual({ ...first, repeated: true, replies: ['0000000002'] });
    expect(await (await call('AUDAFF', 'GET', '/v1/mailbox/0000000002')).text()).toBe(reply);
  });

  it('that is refused is acknowledged too, with every finding and its requirement', async () => {
    const { call } = await testService();
    const body = interchangeText([sancrt('1', { quantity: '1.5' }), sancrt('2', { number: '6AU000124' })]);
    const sent = await call('AUDAFF', 'POST', '/v1/interchanges', { body });
    const { verdict, notes } = await described(sent, '/v1/interchanges', 'post');
    expect(verdict).toBe('partly-accepted');
    expect(notes).toMatchObject([{ ordinal: 1, accepted: false, findings: [{ replyCode: 'R07' }] }]);
  });

  it('lists a mailbox in pages', async () => {
    const { call } = await testService({ mailboxPageMax: 2 });
    for (let i = 1; i <= 3; i += 1) {
      const message = sancrt('1', { number: `6AU00000${i}` });
      const body = interchangeText([message], { reference: `R${i}` });
      expect((await call('AUDAFF', 'POST', '/v1/interchanges', { body })).status).toBe(201);
    }
    const ids = async (query: string): Promise<unknown> => {
      const { items, more } = await json(await call('AUDAFF', 'GET', `/v1/mailbox${query}`));
      return [(items as { id: string }[]).map(({ id }) => Number(id)), more];
    };
    expect(await ids('')).toEqual([[1, 2], true]);
    expect(await ids('?after=0000000002')).toEqual([[3], false]);
    expect(await ids('?limit=1&after=0000000001')).toEqual([[2], true]);
    const bad = await call('AUDAFF', 'GET', '/v1/mailbox?limit=0');
    expect([bad.status, (await described(bad, '/v1/mailbox', 'get'))['type']]).toEqual([400, 'urn:ecert:problem:query-malformed']);
  });
});

/** The requests that a route can be called with, for things of a participant's own. */
function pathOf(path: string, own: { readonly transmission: string; readonly item: string; readonly number: string }): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (own as Readonly<Record<string, string>>)[name];
    if (value === undefined) throw new Error(`the test does not know what to put in the place of ${name}`);
    return value;
  });
}

/** Everything of a participant that can be seen. */
async function seenBy({ call }: TestService, participant: string, paths: readonly string[]): Promise<readonly unknown[]> {
  return Promise.all(paths.map(async (path) => {
    const response = await call(participant, 'GET', path);
    return [path, response.status, await response.text()];
  }));
}

describe('participants', () => {
  const ofAustralia = { transmission: '', item: '0000000001', number: '6AU000123' };
  const ofNewZealand = { transmission: '', item: '0000000001', number: '6NZ000123' };

  async function bothHaveSent(): Promise<TestService> {
    const test = await testService();
    const nz = sancrt('1', { number: '6NZ000123' }).replace('LOC+27+AU', 'LOC+27+NZ');
    const sends = [
      ['AUDAFF', good, ofAustralia],
      ['NZMPI', interchangeText([nz], { sender: 'NZMPI', reference: 'N1' }), ofNewZealand],
      ['NZMPI', interchangeText([nz], { sender: 'NZMPI', reference: 'N2' }), ofNewZealand],
    ] as const;
    for (const [participant, body, own] of sends) {
      const taken = await json(await test.call(participant, 'POST', '/v1/interchanges', { body }));
      own.transmission = String(taken['transmission']);
      own.item = String((taken['replies'] as string[])[0]);
    }
    // New Zealand has collected its first reply: what waits for one has an id that nothing of the other has.
    expect((await test.call('NZMPI', 'DELETE', '/v1/mailbox/0000000001')).status).toBe(204);
    return test;
  }

  const guarded = ROUTES.filter(({ access }) => access === 'participant');

  it('see what is theirs', async () => {
    const { call } = await bothHaveSent();
    for (const { method, path } of guarded.filter((route) => route.method === 'GET')) {
      expect((await call('AUDAFF', method, pathOf(path, ofAustralia))).status, path).toBe(200);
      expect((await call('NZMPI', method, pathOf(path, ofNewZealand))).status, path).toBe(200);
    }
  });

  it.each([
    ['AUDAFF', 'NZMPI'],
    ['NZMPI', 'AUDAFF'],
  ])('%s can neither read nor change anything of %s, by any route', async (intruder, owner) => {
    const test = await bothHaveSent();
    const own = owner === 'AUDAFF' ? ofAustralia : ofNewZealand;
    const visible = guarded.filter(({ method }) => method === 'GET').map(({ path }) => pathOf(path, own));
    const before = await seenBy(test, owner, visible);
    expect(before.every((seen) => (seen as unknown[])[1] === 200)).toBe(true);
    const secrets = [own.transmission, own.number];
    // What changes something of the intruder's own comes last: after it, there would be a reply of its own to find.
    const sendingLast = guarded.toSorted((a, b) => Number(a.method === 'POST') - Number(b.method === 'POST'));
    for (const { method, path } of sendingLast) {
      const body = method === 'POST' ? (owner === 'AUDAFF' ? good : good.replace('AUDAFF', 'NZMPI')) : undefined;
      const response = await test.call(intruder, method, pathOf(path, own), body === undefined ? {} : { body });
      const text = await response.text();
      if (path.includes('{')) expect([path, response.status]).toEqual([path, 404]);
      if (method === 'GET') {
        const leaked = secrets.filter((secret) => text.includes(secret) && !text.includes(`"actual":"${secret}"`));
        expect(leaked, `${method} ${path}`).toEqual([]);
      }
    }
    expect(await seenBy(test, owner, visible)).toEqual(before);
  });

  it.each(guarded.map((route) => [route.method, route.path] as const))(
    '%s %s wants a key on file and in use',
    async (method, path) => {
      const test = await bothHaveSent();
      const target = pathOf(path, ofAustralia);
      const without = await test.call(undefined, method, target);
      expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="ecert"']);
      await described(without, path, method.toLowerCase());
      for (const key of ['ecert_000000000000_' + 'A'.repeat(43), 'secret', 'ecert_']) {
        const headers = { authorization: `Bearer ${key}` };
        expect((await test.call(undefined, method, target, { headers })).status).toBe(401);
      }
      const [first] = await test.keys.list();
      await test.keys.revoke(first!.id);
      test.clock.advance(1000);
      expect((await test.call('AUDAFF', method, target)).status).toBe(401);
    },
  );

  it('cannot send in the name of another', async () => {
    const { call } = await testService();
    const taken = await json(await call('NZMPI', 'POST', '/v1/interchanges', { body: good }));
    expect(taken).toMatchObject({ verdict: 'rejected', findings: [{ code: expect.stringMatching(/sender|participant|link/) as string }] });
    expect((await call('AUDAFF', 'GET', '/v1/certificates/6AU000123')).status).toBe(404);
    expect(await json(await call('AUDAFF', 'GET', '/v1/mailbox'))).toEqual({ items: [], more: false });
    // What an impostor sent has used up nothing of the owner's: the real thing is new, and accepted.
    const real = await call('AUDAFF', 'POST', '/v1/interchanges', { body: good });
    expect([real.status, (await json(real))['verdict']]).toEqual([201, 'accepted']);
  });

  it('with the client certificate of another are refused', async () => {
    const { call } = await testService();
    const wrong = await call('AUDAFF', 'GET', '/v1/mailbox', { caller: { commonName: 'NZMPI' } });
    expect([wrong.status, (await described(wrong, '/v1/mailbox', 'get'))['type']]).toEqual([403, 'urn:ecert:problem:certificate-of-another']);
    expect((await call('AUDAFF', 'GET', '/v1/mailbox', { caller: { commonName: '' } })).status).toBe(403);
    expect((await call('AUDAFF', 'GET', '/v1/mailbox', { caller: { commonName: 'AUDAFF' } })).status).toBe(200);
  });
});

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
    const other = await call('AUDAFF', 'POST', post, { body: good, headers: { 'content-type': 'text/plain' } });
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
    const list = (connection: object): Promise<Response> => call('AUDAFF', 'GET', '/v1/mailbox', { caller: { connection } });
    expect((await list(first)).status).toBe(200);
    const third = await list(second);
    expect([third.status, await typeOf(third, '/v1/mailbox', 'get')]).toEqual([503, 'urn:ecert:problem:too-many-connections']);
    const [held, beside] = await Promise.all([list(first), list(first)]);
    expect([held.status, beside.status, await typeOf(beside, '/v1/mailbox', 'get')]).toEqual([200, 503, 'urn:ecert:problem:too-busy']);
    gate.shut();
    const late = await list(first);
    expect([late.status, await typeOf(late, '/v1/mailbox', 'get')]).toEqual([503, 'urn:ecert:problem:shutting-down']);
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
    const text = await (await call(undefined, 'GET', '/metrics')).text();
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
      transact: (hints, body) => (broken ? Promise.reject(new Error('inner words')) : memory.transact(hints, body)),
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
