/** The service on a real socket of this machine, over a store in memory. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { connect, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import { listen, type ListeningServer, type TlsFiles } from '../../src/serve/http/system-server.js';
import { SERVICE_LIMITS, type ServiceLimits } from '../../src/serve/http/service-limits.js';
import { testService, type TestService } from '../../src/serve/service.fixture.js';

export interface ServedHere {
  readonly test: TestService;
  readonly server: ListeningServer;
  readonly port: number;
  /** A key of AUDAFF's. */
  readonly key: string;
}

export const NO_HURRY = new Promise<never>(() => undefined);

const running: ListeningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop(Promise.resolve());
});

/** Serves until the test is over. */
export async function serveHere(limits: Partial<ServiceLimits> = {}, tls?: TlsFiles): Promise<ServedHere> {
  const test = await testService(limits);
  const all = { ...SERVICE_LIMITS, ...limits };
  const settings = { host: '127.0.0.1', port: 0, limits: all, ...(tls === undefined ? {} : { tls }) };
  const listening = await listen(test.app, test.gate, settings);
  if (!listening.ok) throw new Error(listening.error);
  running.push(listening.value);
  const port = Number(new URL(listening.value.url).port);
  return { test, server: listening.value, port, key: await test.keys.add('AUDAFF', 'sockets') };
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** `urn:ecert:problem:…` without its beginning; '' where it is no problem. */
  readonly problem: string;
}

/** Asks once over a connection of its own, unless an agent is given; rejects with what befell the connection. */
export function ask(
  { port, key }: Pick<ServedHere, 'port' | 'key'>,
  path: string,
  { tls, ...options }: RequestOptions & { readonly tls?: boolean } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const make = tls === true ? httpsRequest : httpRequest;
    const headers = { authorization: `Bearer ${key}` };
    const asked = make({ host: '127.0.0.1', port, path, agent: false, headers, ...options }, (response) => {
      let body = '';
      response.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
      response.on('error', reject).on('end', () => {
        const problem = /"type":"urn:ecert:problem:([a-z-]+)"/.exec(body)?.[1] ?? '';
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, problem });
      });
    });
    asked.on('error', reject).end();
  });
}

/** A connection on which a test writes what it likes. */
export interface RawConnection {
  readonly socket: Socket;
  write(text: string): void;
  /** All that came back, once it is closed, whoever closes it. */
  readonly closed: Promise<string>;
  /** Resolves when what came back holds a text. */
  seen(text: string): Promise<void>;
}

export function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  let came = '';
  const watchers: (() => void)[] = [];
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    came += chunk;
    for (const watcher of watchers) watcher();
  });
  socket.on('error', () => undefined); // closed hard: what came before is what there is
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => {
      resolve(came);
    });
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('connect', () => {
      resolve({
        socket,
        write: (text) => socket.write(text, 'latin1'),
        closed,
        seen: (text) =>
          new Promise((found) => {
            const look = (): void => {
              if (came.includes(text)) found();
            };
            watchers.push(look);
            look();
          }),
      });
    });
  });
}

/** Resolves when something holds, looking again after every turn of the event loop. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
