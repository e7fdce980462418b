import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../../src/core/index.js';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { described, document, json } from '../../src/serve/described-answer.fixture.js';
import { OPERATOR } from '../../src/serve/keys/key-ring.js';
import { testService, type TestService } from '../../src/serve/service.fixture.js';

const good = interchangeText([sancrt('1')]);

/** An operation, as the description has it, with the keys that open it. */
interface Described {
  readonly method: string;
  readonly path: string;
  readonly keys: readonly string[];
}

/** Every operation, from the document that is served: what it does not name is held against the router below. */
function operations(): readonly Described[] {
  const paths = document['paths'] as Readonly<
    Record<string, Readonly<Record<string, { security: object[] }>>>
  >; // OpenAPI
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => {
      return { method: method.toUpperCase(), path, keys: security.flatMap((one) => Object.keys(one)) };
    }),
  );
}

describe('the description of the service', () => {
  it('is a good OpenAPI 3.1 document', () => {
    const text = readFileSync(packagePath('test/serve/openapi-3.1.schema.json'), 'utf8');
    // ajv finds no $dynamicAnchor inside $defs; nobody overrides this one.
    const schema = JSON.parse(
      text.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"'),
    ) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  it('names every address that the router has, and no other', async () => {
    const { app } = await testService();
    const described = operations().map(
      ({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(app.addresses.toSorted()).toEqual(described.toSorted());
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'says whether an address takes %s, as the service does',
    async (method) => {
      const { call } = await testService();
      for (const path of Object.keys(document['paths'] as object)) {
        const isDescribed = operations().some((one) => one.method === method && one.path === path);
        const { status, headers } = await call('AUDAFF', method, path.replace(/\{\w+\}/g, 'x'));
        expect([method, path, status !== 405]).toEqual([method, path, isDescribed]);
        const allowed = operations().filter((one) => one.path === path);
        if (status === 405) expect(headers.get('allow')).toBe(allowed.map((one) => one.method).join(', '));
      }
    },
  );

  it('is served', async () => {
    const { call } = await testService();
    expect(await json(await call(undefined, 'GET', '/openapi.json'))).toEqual(
      JSON.parse(JSON.stringify(document)),
    );
  });
});

describe('a transmission', () => {
  it('is acknowledged with what became of it, and its reply waits until it is acknowledged', async () => {
    const { call } = await testService();
    const sent = await call('AUDAFF', 'POST', '/v1/interchanges', { body: good });
    expect(sent.status).toBe(201);
    const taken = await described(sent, '/v1/interchanges', 'post');
    expect(taken).toMatchObject({
      verdict: 'accepted',
      repeated: false,
      messages: 1,
      accepted: 1,
      replies: ['0000000001'],
    });
    const asked = await call('AUDAFF', 'GET', sent.headers.get('location') ?? '');
    expect(await described(asked, '/v1/interchanges/{transmission}', 'get')).toEqual({
      ...taken,
      repeated: true,
    });

    const list = await described(await call('AUDAFF', 'GET', '/v1/mailbox'), '/v1/mailbox', 'get');
    expect(list).toMatchObject({
      more: false,
      items: [{ id: '0000000001', transmission: taken['transmission'] }],
    });
    const reply = await call('AUDAFF', 'GET', '/v1/mailbox/0000000001');
    expect(reply.headers.get('content-type')).toBe('application/EDIFACT');
    expect(await reply.text()).toMatch(/^UN[AB].*CUSRES.*UNZ/);
    expect((await call('AUDAFF', 'DELETE', '/v1/mailbox/0000000001')).status).toBe(204);
    const after = [
      await call('AUDAFF', 'GET', '/v1/mailbox/0000000001'),
      await call('AUDAFF', 'DELETE', '/v1/mailbox/0000000001'),
    ];
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
    expect([bad.status, (await described(bad, '/v1/mailbox', 'get'))['type']]).toEqual([
      400,
      'urn:ecert:problem:query-malformed',
    ]);
  });
});

/** The requests that a route can be called with, for things of a participant's own. */
function pathOf(
  path: string,
  own: { readonly transmission: string; readonly item: string; readonly number: string },
): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (own as Readonly<Record<string, string>>)[name];
    if (value === undefined) throw new Error(`the test does not know what to put in the place of ${name}`);
    return value;
  });
}

/** Everything of a participant that can be seen. */
async function seenBy(
  { call }: TestService,
  participant: string,
  paths: readonly string[],
): Promise<readonly unknown[]> {
  return Promise.all(
    paths.map(async (path) => {
      const response = await call(participant, 'GET', path);
      return [path, response.status, await response.text()];
    }),
  );
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

  const guarded = operations().filter(({ keys }) => keys.includes('key'));

  it('see what is theirs', async () => {
    const { call } = await bothHaveSent();
    for (const { method, path } of guarded.filter((one) => one.method === 'GET')) {
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
      const body =
        method === 'POST' ? (owner === 'AUDAFF' ? good : good.replace('AUDAFF', 'NZMPI')) : undefined;
      const response = await test.call(
        intruder,
        method,
        pathOf(path, own),
        body === undefined ? {} : { body },
      );
      const text = await response.text();
      if (path.includes('{')) expect([path, response.status]).toEqual([path, 404]);
      if (method === 'GET') {
        const leaked = secrets.filter(
          (secret) => text.includes(secret) && !text.includes(`"actual":"${secret}"`),
        );
        expect(leaked, `${method} ${path}`).toEqual([]);
      }
    }
    expect(await seenBy(test, owner, visible)).toEqual(before);
  });

  it.each(
    operations()
      .filter(({ keys }) => keys.length > 0)
      .map(({ method, path }) => [method, path] as const),
  )('%s %s wants a key on file and in use', async (method, path) => {
    const test = await bothHaveSent();
    const target = pathOf(path, ofAustralia);
    const without = await test.call(undefined, method, target);
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="ecert"']);
    await described(without, path, method.toLowerCase());
    for (const key of ['ecert_000000000000_' + 'A'.repeat(43), 'secret', 'ecert_']) {
      const headers = { authorization: `Bearer ${key}` };
      expect((await test.call(undefined, method, target, { headers })).status).toBe(401);
    }
    for (const { id } of await test.keys.list()) await test.keys.revoke(id);
    test.clock.advance(1000);
    for (const holder of ['AUDAFF', OPERATOR])
      expect((await test.call(holder, method, target)).status).toBe(401);
  });

  it('and whoever runs the service have different keys, each for its own addresses', async () => {
    const test = await bothHaveSent();
    for (const { method, path, keys } of operations().filter((one) => one.keys.length > 0)) {
      const other = keys.includes('key') ? OPERATOR : 'AUDAFF';
      const refused = await test.call(other, method, pathOf(path, ofAustralia));
      const { type } = await described(refused, path, method.toLowerCase());
      expect([path, refused.status, type]).toEqual([path, 403, 'urn:ecert:problem:key-not-for-this']);
    }
  });

  it('tell nobody anything where no key of theirs is asked for', async () => {
    const test = await bothHaveSent();
    const open = operations().filter(({ keys }) => !keys.includes('key'));
    // A new one has to be thought about here: it is seen by others than the participants it is about.
    expect(open.map(({ path, keys }) => [path, keys])).toEqual([
      ['/healthz', []],
      ['/metrics', ['operatorKey']],
      ['/openapi.json', []],
    ]);
    const untouched = await testService();
    for (const { method, path, keys } of open) {
      const holder = keys.length === 0 ? undefined : OPERATOR;
      const text = await (await test.call(holder, method, path)).text();
      for (const secret of [
        'AUDAFF',
        'NZMPI',
        '6AU000123',
        '6NZ000123',
        '12-345678900',
        ofAustralia.transmission,
      ])
        expect(text.includes(secret), `${secret} in ${path}`).toBe(false);
      // Whoever has no key sees the very same whether anybody ever sent anything.
      if (holder === undefined) expect(text).toBe(await (await untouched.call(holder, method, path)).text());
    }
  });

  it('cannot send in the name of another', async () => {
    const { call } = await testService();
    const taken = await json(await call('NZMPI', 'POST', '/v1/interchanges', { body: good }));
    expect(taken).toMatchObject({
      verdict: 'rejected',
      findings: [{ code: expect.stringMatching(/sender|participant|link/) as string }],
    });
    expect((await call('AUDAFF', 'GET', '/v1/certificates/6AU000123')).status).toBe(404);
    expect(await json(await call('AUDAFF', 'GET', '/v1/mailbox'))).toEqual({ items: [], more: false });
    // What an impostor sent has used up nothing of the owner's: the real thing is new, and accepted.
    const real = await call('AUDAFF', 'POST', '/v1/interchanges', { body: good });
    expect([real.status, (await json(real))['verdict']]).toEqual([201, 'accepted']);
  });

  it('with the client certificate of another are refused', async () => {
    const { call } = await testService();
    const wrong = await call('AUDAFF', 'GET', '/v1/mailbox', { caller: { commonName: 'NZMPI' } });
    expect([wrong.status, (await described(wrong, '/v1/mailbox', 'get'))['type']]).toEqual([
      403,
      'urn:ecert:problem:certificate-of-another',
    ]);
    expect((await call('AUDAFF', 'GET', '/v1/mailbox', { caller: { commonName: '' } })).status).toBe(403);
    expect((await call('AUDAFF', 'GET', '/v1/mailbox', { caller: { commonName: 'AUDAFF' } })).status).toBe(
      200,
    );
  });
});
