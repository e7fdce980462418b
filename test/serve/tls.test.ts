/** The service over TLS, with real handshakes: who may connect, and that a certificate is its participant's alone. */
import { readFileSync } from 'node:fs';
import { connect, createServer, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../../src/core/index.js';
import type { ServiceLimits } from '../../src/serve/http/service-limits.js';
import type { TlsFiles } from '../../src/serve/http/system-server.js';
import { ask, NO_HURRY, rawConnection, serveHere, type ServedHere } from './serve-at.js';

const pem = (name: string): string => readFileSync(packagePath(`test/tls/${name}.pem`), 'utf8');
const SERVER: TlsFiles = { certificate: pem('server'), key: pem('server-key') };
const WITH_CLIENTS: TlsFiles = { ...SERVER, clientCa: pem('participants/participants-authority') };
const TRUST: ConnectionOptions = { ca: pem('authority') };
const MAILBOX = '/v1/mailbox';

/** A client with one of the certificates of test/tls/participants. */
const client = (name: string): ConnectionOptions => ({
  ...TRUST,
  cert: pem(`participants/${name}`),
  key: pem('participants/participant-key'),
});

/** What becomes of asking for the mailbox: a status and a problem, or 'no answer' where no connection comes about. */
async function asked(served: Pick<ServedHere, 'port' | 'key'>, options: ConnectionOptions): Promise<string> {
  const answer = await ask(served, MAILBOX, { tls: true, ...options }).catch(() => undefined);
  return answer === undefined ? 'no answer' : `${answer.status} ${answer.problem}`.trim();
}

/** A handshake alone: the protocol that was agreed, or the reason there is none. */
function handshake(port: number, options: ConnectionOptions): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, ...TRUST, ...options }, () => {
      resolve(socket.getProtocol() ?? 'none');
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
  });
}

/** What a client must say to be able to speak TLS 1.1 at all: today's libraries no longer do. */
const OLD = {
  minVersion: 'TLSv1.1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT@SECLEVEL=0',
} as const;

describe('over TLS', () => {
  it('a client that trusts the certificate is served, and one that does not hangs up', async () => {
    const served = await serveHere({}, SERVER);
    expect(served.server.url).toMatch(/^https:/);
    expect(await asked(served, TRUST)).toBe('200');
    expect(await asked(served, {})).toBe('no answer');
  });

  it('TLS 1.2 and 1.3 are spoken, and nothing older', async () => {
    const { port } = await serveHere({}, SERVER);
    const only = (version: 'TLSv1.2' | 'TLSv1.3'): ConnectionOptions => ({
      minVersion: version,
      maxVersion: version,
    });
    expect(await handshake(port, only('TLSv1.3'))).toBe('TLSv1.3');
    expect(await handshake(port, only('TLSv1.2'))).toBe('TLSv1.2');
    expect(await handshake(port, OLD)).toMatch(/PROTOCOL_VERSION/);
  });

  it('the client that speaks TLS 1.1 above can: a server that takes it has it', async () => {
    const old = createServer({ ...OLD, minVersion: 'TLSv1', cert: SERVER.certificate, key: SERVER.key });
    old.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    expect(await handshake((old.address() as AddressInfo).port, OLD)).toBe('TLSv1.1');
    await new Promise((resolve) => old.close(resolve));
  });

  it('plain HTTP gets no word of HTTP back, and the service goes on', async () => {
    const served = await serveHere({}, SERVER);
    const plain = await rawConnection(served.port);
    plain.write(`GET ${MAILBOX} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${served.key}\r\n\r\n`);
    expect(await plain.closed).not.toMatch(/HTTP|items/);
    expect(await asked(served, TRUST)).toBe('200');
  });
});

describe('with client certificates', () => {
  it.each([
    ['a certificate of the authority, with its participant’s key', client('audaff'), '200'],
    ['no certificate', TRUST, 'no answer'],
    ['the right name under another authority', client('stranger'), 'no answer'],
    ['a certificate that has expired', client('expired'), 'no answer'],
    ['a certificate for servers', client('not-a-client'), 'no answer'],
    ['the certificate of another participant', client('nzmpi'), '403 certificate-of-another'],
    ['a certificate that names nobody', client('nameless'), '403 certificate-of-another'],
    ['a certificate that names two', client('two-names'), '403 certificate-of-another'],
  ])('%s: %s', async (_, options, expected) => {
    const served = await serveHere({}, WITH_CLIENTS);
    expect(await asked(served, options)).toBe(expected);
  });

  it('a certificate opens its own participant only, whichever key comes with it', async () => {
    const served = await serveHere({}, WITH_CLIENTS);
    const nz = { port: served.port, key: await served.test.keys.add('NZMPI', 'sockets') };
    expect([await asked(nz, client('nzmpi')), await asked(nz, client('audaff'))]).toEqual([
      '200',
      '403 certificate-of-another',
    ]);
    const keyless = { port: served.port, key: '' };
    expect(await asked(keyless, client('audaff'))).toBe('401 key-missing');
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'a resumed session of %s has the certificate that it began with',
    async (version) => {
      const served = await serveHere({}, WITH_CLIENTS);
      const nz = { port: served.port, key: await served.test.keys.add('NZMPI', 'sockets') };
      const options = { ...client('audaff'), minVersion: version, maxVersion: version };
      const session = await sessionOf(served.port, options);
      // No certificate this time: the session has to bring it.
      const again = { ...TRUST, minVersion: version, maxVersion: version, session };
      expect([await asked(served, again), await asked(nz, again)]).toEqual([
        '200',
        '403 certificate-of-another',
      ]);
    },
  );
});

function sessionOf(port: number, options: ConnectionOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port, ...options }, () => {
      // A ticket comes with what the server sends first.
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    });
    socket.once('session', (session) => {
      resolve(session);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

describe('a client that connects and shakes no hands', () => {
  const limits: Partial<ServiceLimits> = { headersTimeoutMs: 100 };

  it('is let go after headersTimeoutMs', async () => {
    const { port } = await serveHere(limits, SERVER);
    expect(await (await rawConnection(port)).closed).toBe('');
  });

  it('does not hold up the end of the service', async () => {
    const { port, server } = await serveHere({}, SERVER);
    const silent = await rawConnection(port);
    const health = await ask({ port, key: '' }, '/healthz', { tls: true, ...TRUST });
    expect(health.status).toBe(200); // and so the server knows of the connection before
    expect(await server.stop(NO_HURRY)).toBe(0);
    await silent.closed;
  });
});
