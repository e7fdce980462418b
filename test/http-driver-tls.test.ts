/** A candidate's endpoint over TLS, on a real connection: whom we trust, and who trusts us. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDriver, type CandidateFile, type Greeting } from '../src/candidate/index.js';
import { instantOf, packagePath } from '../src/core/index.js';

const folder = packagePath('test/tls');
const pem = (name: string): string => readFileSync(`${folder}/${name}.pem`, 'utf8');
const HELLO = '{"type":"hello","id":0,"candidate":"C","version":"1","features":[]}';
const GREETING: Greeting = {
  participant: 'UYMGAP',
  recipient: 'USCBP',
  environment: 'test',
  charset: 'UNOA',
  seed: 1,
  now: instantOf(1_772_452_800_000),
};

let server: Server;
beforeAll(async () => {
  // It asks for a certificate of its authority, and answers nobody who has none.
  const tls = { cert: pem('server'), key: pem('server-key'), ca: pem('authority'), requestCert: true };
  server = createServer(tls, (_, response) => response.end(HELLO));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** What becomes of hello, with these TLS settings of a candidate file. */
async function greeted(tls: Readonly<Record<string, string>> | undefined): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const identity = {
    name: 'C',
    version: '1',
    participant: 'UYMGAP',
    country: 'UY',
    kinds: ['05'],
    features: [],
    driver: 'http',
  };
  const driver = { kind: 'http', url: `https://127.0.0.1:${port}/`, ...(tls === undefined ? {} : { tls }) };
  const file: CandidateFile = { identity, charset: 'UNOA', driver, folder };
  const created = createDriver(file);
  if (!created.ok) throw new Error(created.error.message);
  const started = await created.value.start(GREETING);
  await created.value.stop();
  return started;
}

const CLIENT = { certificate: 'client.pem', privateKey: 'client-key.pem' };

it('is trusted by the authority that the candidate file names, and trusts our certificate', async () => {
  expect(await greeted({ authority: 'authority.pem', ...CLIENT })).toMatchObject({ ok: true });
});

it('is not trusted by the well-known authorities', async () => {
  expect(await greeted(CLIENT)).toMatchObject({
    ok: false,
    error: { kind: 'not-started', cause: 'untrusted' },
  });
});

it('does not trust us without a certificate', async () => {
  expect(await greeted({ authority: 'authority.pem' })).toMatchObject({
    ok: false,
    error: { kind: 'not-started' },
  });
});
