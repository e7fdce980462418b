/** The built server under SIGTERM, as whoever runs it would stop it. */
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { ask, rawConnection, until, type RawConnection } from './serve-at.js';
import { makeKey, startServed, type ServedProcess } from './served-process.js';

const good = interchangeText([sancrt('1')]);
const fromFolder = interchangeText([sancrt('1', { number: '6AU000124' })], { reference: 'F' });

let folder = '';
let key = '';
let operatorKey = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecert-stopping-'));
  const storeArgs = ['--database', join(folder, 'register.db')];
  key = makeKey(storeArgs, 'AUDAFF');
  operatorKey = makeKey(storeArgs);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function start(...args: readonly string[]): Promise<ServedProcess> {
  const database = join(folder, 'register.db');
  return startServed(['--database', database, '--at', '2026-03-02T12:00:00Z', '--log', 'info', ...args]);
}

const portOf = ({ url }: ServedProcess): number => Number(new URL(url).port);

async function requestsInWork(port: number): Promise<number> {
  const { body } = await ask({ port, key: operatorKey }, '/metrics');
  return Number(/^ecert_requests_in_work (\d+)$/m.exec(body)?.[1]);
}

/** A client that has sent part of a transmission, which the server has in work. */
async function halfSent(port: number): Promise<RawConnection> {
  const connection = await rawConnection(port);
  connection.write(
    `POST /v1/interchanges HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n` +
      `Content-Type: application/EDIFACT\r\nContent-Length: ${good.length}\r\n\r\n${good.slice(0, 100)}`,
  );
  await until(async () => (await requestsInWork(port)) === 1);
  return connection;
}

const isRefused = (port: number): Promise<boolean> =>
  ask({ port, key }, '/healthz').then(
    () => false,
    () => true,
  );

describe('a server that is told to stop', () => {
  it(
    'finishes what it has in work, over HTTP and in folders, and keeps it',
    { timeout: 30_000 },
    async () => {
      const mailboxes = join(folder, 'mailboxes');
      const server = await start('--mailboxes', mailboxes);
      const port = portOf(server);
      const sending = await halfSent(port);
      const box = (name: string): string => join(mailboxes, 'AUDAFF', name);
      writeFileSync(join(folder, 'whole.edi'), fromFolder, 'latin1');
      renameSync(join(folder, 'whole.edi'), join(box('in'), 'whole.edi'));
      server.terminate();
      await until(() => isRefused(port));
      sending.write(good.slice(100));
      expect(await sending.closed).toMatch(/^HTTP\/1\.1 201[^]*"verdict":"accepted"/);
      expect(await server.exitCode()).toBe(0);
      // Taken and answered, or not taken at all; never in between.
      const [waiting, claimed] = [readdirSync(box('in')), readdirSync(box('.claimed'))];
      const replies = readdirSync(box('out'));
      expect([
        waiting.length + replies.length,
        claimed,
        replies.filter((name) => name.startsWith('.')),
      ]).toEqual([1, [], []]);
      expect(existsSync(join(folder, 'register.db-wal'))).toBe(false); // closed, not just left
    },
  );

  it('ends within --stop-seconds-max, whatever a client does', { timeout: 30_000 }, async () => {
    const server = await start('--stop-seconds-max', '1');
    const kept = await ask({ port: portOf(server), key }, '/v1/certificates/6AU000123');
    expect(kept.status).toBe(200); // what the server before this one took at its end
    const endless = await halfSent(portOf(server));
    expect(await server.stop()).toBe(0);
    expect(await endless.closed).not.toContain('201');
    expect(server.stderr()).toMatch(/"cutOff":[1-9].*stopped/);
  });

  it('ends at once when it is told again', { timeout: 30_000 }, async () => {
    const server = await start('--stop-seconds-max', '600');
    const port = portOf(server);
    const endless = await halfSent(port);
    server.terminate();
    await until(() => isRefused(port));
    server.terminate();
    expect(await server.exitCode()).toBe(0);
    await endless.closed;
    expect(server.stderr()).toMatch(/"cutOff":[1-9].*stopped/);
  });
});
