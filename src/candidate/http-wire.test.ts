/** The wire by which interchanges are posted to the harness, over real sockets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { addMs, bytesToLatin1, HOUR_MS, latin1ToBytes } from '../core/index.js';
import { loadShippedGuide } from '../guide/index.js';
import {
  createHttpWire,
  HTTP_WIRE_LIMITS,
  WIRE_KINDS,
  type TrafficWire,
  type WireTerms,
} from '../wire/index.js';
import { carryByWire } from './carry-by-wire.js';
import { CONTEXT, describeDriver, GREETING, REGISTER, START } from './driver-contract.fixture.js';
import { createInProcessDriver } from './in-process-driver.js';
import type { Driver } from './model.js';
import { createModelCandidate } from './model/model-candidate.js';
import { describeWire, type WirePeer } from './wire-contract.fixture.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;

const PLACE = { host: '127.0.0.1', port: 0 };

/** A request of a candidate's; `key` other than the one it was told where that is wanted. */
async function call(
  terms: WireTerms | undefined,
  method: string,
  path: string,
  {
    body,
    key = terms?.key,
    type = 'application/EDIFACT',
  }: { body?: Uint8Array; key?: string; type?: string } = {},
): Promise<Response> {
  return fetch(`${terms?.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
}

/** A candidate that does what the pages say: posts, lists its mailbox, reads each reply and acknowledges it. */
function peerOf(terms: WireTerms | undefined): WirePeer {
  return {
    async send(body) {
      const response = await call(terms, 'POST', '/v1/interchanges', { body });
      expect(response.status).toBe(202);
    },
    async fetch() {
      const listed = (await (await call(terms, 'GET', '/v1/mailbox')).json()) as { items: { id: string }[] };
      const replies: Uint8Array[] = [];
      for (const { id } of listed.items) {
        const reply = await call(terms, 'GET', `/v1/mailbox/${id}`);
        replies.push(new Uint8Array(await reply.arrayBuffer()));
        expect((await call(terms, 'DELETE', `/v1/mailbox/${id}`)).status).toBe(204);
      }
      return replies;
    },
  };
}

/** The model candidate as one that posts and fetches: its driver carries no interchanges. */
function byPosting(): Driver {
  const inner = createInProcessDriver(() => createModelCandidate({ guide }));
  let peer: WirePeer | undefined;
  return {
    ...inner,
    start({ wire, ...greeting }) {
      peer = peerOf(wire);
      return inner.start(greeting);
    },
    async prompt(prompt, context) {
      const interchanges = (await peer?.fetch()) ?? [];
      const heard = interchanges.length > 0 ? ({ kind: 'deliver', interchanges } as const) : prompt;
      const answered = await inner.prompt(heard, context);
      if (!answered.ok) return answered;
      for (const bytes of answered.value) await peer?.send(bytes);
      return { ok: true, value: [] };
    },
    stop() {
      peer = undefined;
      return inner.stop();
    },
  };
}

describeWire('HTTP to the reference', () => ({ wire: createHttpWire({ place: PLACE }), peer: peerOf }));

describeDriver('a candidate that posts its interchanges', () =>
  carryByWire(byPosting(), createHttpWire({ place: PLACE })),
);

let wire: TrafficWire | undefined;
afterEach(async () => {
  await wire?.close();
});

async function opened(options: Partial<Parameters<typeof createHttpWire>[0]> = {}): Promise<WireTerms> {
  wire = createHttpWire({ place: PLACE, ...options });
  const terms = await wire.open(START);
  if (!terms.ok || terms.value === undefined) throw new Error('it does not open');
  return terms.value;
}
const body = latin1ToBytes("UNB+UNOA:3+A+B+260302:1200+1'UNZ+0+1'");

describe('the address of the wire', () => {
  it('answers as ecert serve does, by the campaign’s clock, and judges nothing', async () => {
    const terms = await opened();
    const later = addMs(START, HOUR_MS);
    await wire?.deliver([latin1ToBytes('R1')], later);
    const posted = await call(terms, 'POST', '/v1/interchanges', { body });
    expect(posted.status).toBe(202);
    const acknowledgement = (await posted.json()) as { transmission: string };
    expect(acknowledgement).toMatchObject({
      verdict: 'pending',
      receivedAt: '2026-03-02T13:00:00Z',
      replies: [],
    });
    expect(posted.headers.get('location')).toBe(`/v1/interchanges/${acknowledgement.transmission}`);
    const again = await call(terms, 'GET', `/v1/interchanges/${acknowledgement.transmission}`);
    expect(await again.json()).toMatchObject({ verdict: 'pending' });
    expect(await (await call(terms, 'GET', '/v1/mailbox')).json()).toMatchObject({
      items: [{ id: '0000000001', transmission: null, storedAt: '2026-03-02T13:00:00Z', bytes: 2 }],
      more: false,
    });
    // What the register holds is not to be had past the reference's answers.
    expect((await call(terms, 'GET', '/v1/certificates/6UY000123')).status).toBe(404);
    expect((await fetch(`${terms.url}/healthz`)).status).toBe(200);
  });

  it('keeps a reply until it is acknowledged', async () => {
    const terms = await opened();
    await wire?.deliver([latin1ToBytes('R1')], START);
    const read = async (): Promise<string> => (await call(terms, 'GET', '/v1/mailbox/0000000001')).text();
    expect([await read(), await read()]).toEqual(['R1', 'R1']);
    await call(terms, 'DELETE', '/v1/mailbox/0000000001');
    expect((await call(terms, 'DELETE', '/v1/mailbox/0000000001')).status).toBe(404);
    expect(await wire?.collect()).toEqual({ ok: true, value: [] }); // and that is no failure
  });

  it('has another key for each conversation, or the one that its file names', async () => {
    const first = await opened();
    const second = await wire?.open(START);
    expect(second?.ok && second.value?.key).not.toBe(first.key);
    await wire?.close();
    const fixed = await opened({ key: 'a-fixed-key' });
    expect(fixed.key).toBe('a-fixed-key');
  });

  it('is not had where somebody else listens, and says so', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const taken = createHttpWire({ place: { host: '127.0.0.1', port } });
    const failed = await taken.open(START);
    const driver = carryByWire(byPosting(), taken);
    const started = await driver.start(GREETING);
    await new Promise((resolve) => other.close(resolve));
    expect(failed).toMatchObject({ ok: false, error: { kind: 'address-unusable' } });
    expect(started).toMatchObject({
      ok: false,
      error: { kind: 'not-started', cause: 'wire-address-unusable' },
    });
    expect(!started.ok && started.error.detail).toContain('EADDRINUSE');
  });
});

describe('a candidate wrong on purpose at the wire', () => {
  it('comes with another key: answered 401, and a mistake of configuration', async () => {
    const terms = await opened();
    const refused = await call(terms, 'POST', '/v1/interchanges', { body, key: 'another' });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ type: 'urn:ecert:problem:key-unknown' });
    const detail =
      'POST /v1/interchanges was refused with status 401: expected the key that hello tells, got another';
    expect(await wire?.collect()).toEqual({ ok: false, error: { kind: 'key-refused', detail } });
    expect(await wire?.collect()).toEqual({ ok: true, value: [] }); // said once
  });

  it('comes with no key, only to fetch', async () => {
    const terms = await opened();
    expect((await fetch(`${terms.url}/v1/mailbox`)).status).toBe(401);
    expect(await wire?.collect()).toMatchObject({ ok: false, error: { kind: 'key-refused' } });
  });

  it('puts its key right by itself: no harm is done', async () => {
    const terms = await opened();
    await call(terms, 'POST', '/v1/interchanges', { body, key: 'another' });
    await call(terms, 'POST', '/v1/interchanges', { body });
    const collected = await wire?.collect();
    expect(collected?.ok && collected.value.length).toBe(1);
  });

  it('comes late, with the key of an earlier conversation: 401, and no mark on the new one', async () => {
    const before = await opened();
    const now = await wire?.open(START);
    const terms = now?.ok === true ? now.value : undefined;
    expect((await call(terms, 'POST', '/v1/interchanges', { body, key: before.key })).status).toBe(401);
    expect(await wire?.collect()).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['another media type', { type: 'text/plain', body }, 415, 'application/EDIFACT, got text/plain'],
    ['nothing', { body: new Uint8Array() }, 400, 'expected an interchange, got no bytes'],
  ])('posts %s: refused, and what is wrong is said', async (_, options, status, text) => {
    const terms = await opened();
    expect((await call(terms, 'POST', '/v1/interchanges', options)).status).toBe(status);
    const collected = await wire?.collect();
    expect(collected).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(collected?.ok === false && collected.error.detail).toContain(text);
  });

  it('posts to an address that is none', async () => {
    const terms = await opened();
    expect((await call(terms, 'POST', '/interchanges', { body })).status).toBe(404);
    const collected = await wire?.collect();
    expect(collected?.ok === false && collected.error.detail).toContain(
      'POST /interchanges was refused with status 404: expected POST /v1/interchanges',
    );
  });

  it('posts too much at once, announced or not', async () => {
    const terms = await opened({ limits: { transmissionBytesMax: 10 } });
    expect((await call(terms, 'POST', '/v1/interchanges', { body })).status).toBe(413);
    expect(await wire?.collect()).toMatchObject({ ok: false, error: { kind: 'flooded' } });
  });

  it.each([
    [{ transmissionsMax: 2 }, 'at most 2 transmissions'],
    [{ waitingBytesMax: 60 }, 'and 60 bytes that wait'],
  ])('posts without end: %o', async (limits, text) => {
    const terms = await opened({ limits });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1)
      statuses.push((await call(terms, 'POST', '/v1/interchanges', { body })).status);
    expect(statuses).toEqual([202, 202, 503]);
    const collected = await wire?.collect();
    expect(collected).toMatchObject({ ok: false, error: { kind: 'flooded' } });
    expect(collected?.ok === false && collected.error.detail).toContain(text);
  });

  it('breaks off in the middle of a transmission: nothing of it is taken', async () => {
    const terms = await opened();
    const { port, hostname } = new URL(terms.url);
    const socket = connect(Number(port), hostname);
    const head = `POST /v1/interchanges HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ${terms.key}\r\nContent-Type: application/EDIFACT\r\nContent-Length: 100\r\n\r\nUNB`;
    await new Promise<void>((resolve) => {
      socket.write(head, () => {
        resolve();
      });
    });
    socket.destroy();
    await expect.poll(() => wire?.calls?.()?.calls).toBe(1);
    const collected = await wire?.collect();
    expect(collected?.ok === false ? collected.error.kind : collected?.value).toBe('refused');
  });

  it('sends by its driver as well, and shows its key in its last words', async () => {
    const chatty = createInProcessDriver(() => createModelCandidate({ guide }));
    const driver = carryByWire(chatty, createHttpWire({ place: PLACE }));
    await driver.start(GREETING);
    expect(await driver.prompt(REGISTER, CONTEXT)).toMatchObject({ ok: false, error: { kind: 'protocol' } });
    await driver.stop();

    let key = '';
    const indiscreet: Driver = {
      ...chatty,
      start(greeting) {
        key = greeting.wire?.key ?? '';
        return Promise.resolve({ ok: false, error: { kind: 'exited', detail: `it said ${key}` } });
      },
    };
    const driven = carryByWire(indiscreet, createHttpWire({ place: PLACE }));
    expect(await driven.start(GREETING)).toMatchObject({ error: { detail: 'it said ***' } });
    await driven.stop();
    expect(key).not.toBe('');
  });
});

describe('the settings of the wire', () => {
  const http = WIRE_KINDS.find(({ kind }) => kind === 'http');
  const created = (settings: object): string => {
    const made = http?.create({ kind: 'http', ...settings }, '/');
    if (made === undefined || made.ok) return 'made';
    return `${made.error.kind} (${made.error.setting.join('.')}): ${made.error.message}`;
  };

  it('never let a key come in clear from another machine', () => {
    expect(created({})).toBe('made');
    expect(created({ host: '0.0.0.0' })).toMatch(/^address-unusable \(host\): .*everybody to read/);
    expect(created({ url: 'http://harness.example/' })).toMatch(/^address-unusable \(url\): /);
    expect(created({ host: '0.0.0.0', url: 'https://harness.example/' })).toBe('made');
  });

  it('name a key and certificates that are there', () => {
    expect(created({ key: { environment: 'ECERT_NO_SUCH_KEY' } })).toBe(
      'key-unusable (key): the environment variable ECERT_NO_SUCH_KEY is not set',
    );
    expect(created({ tls: { certificate: 'no.pem', privateKey: 'no.pem' } })).toMatch(
      /^tls-unusable \(tls.certificate\): .*no.pem/,
    );
  });

  it('tell the candidate the address that it is to use', async () => {
    const terms = await opened({ place: { ...PLACE, url: 'https://harness.example/ecert' } });
    expect(terms.url).toBe('https://harness.example/ecert');
  });
});

it('bears as much as a mailbox does', () => {
  expect(HTTP_WIRE_LIMITS).toMatchObject({ transmissionBytesMax: 16 * 1024 * 1024, transmissionsMax: 200 });
  expect(bytesToLatin1(body)).toContain('UNB');
});
