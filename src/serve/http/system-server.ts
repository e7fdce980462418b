import type { IncomingMessage } from 'node:http';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { err, lazyPackage, ok, type Result } from '../../core/index.js';
import type { Answering, Caller } from './create-app.js';
import type { Gate } from './gate.js';
import type { ServiceLimits } from './service-limits.js';

/** Keys and certificates, in PEM. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
  /** Certificates of clients must be signed by it; undefined: none are asked for. */
  readonly clientCa?: string;
}

/** Where and how to listen. */
export interface ListenSettings {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly tls?: TlsFiles;
  readonly limits: ServiceLimits;
}

/** A server that listens. */
export interface ListeningServer {
  readonly url: string;
  /**
   * Takes no more connections, finishes what is in work for as long as the limits allow and `hurry`, if there is one, has not come, and
   * closes. Gives how many connections it cut off.
   */
  stop(hurry?: Promise<unknown>): Promise<number>;
}

const adaptor = lazyPackage<typeof import('@hono/node-server')>('@hono/node-server');

/** How often connections that have become idle are looked for while the server closes. */
const IDLE_CHECK_MS = 20;
/** How often clients that are too slow are looked for: none keeps its connection for longer than its limit and this. */
const SLOW_CHECK_MS_MAX = 1000;

function commonNameOf(socket: IncomingMessage['socket'], tls: TlsFiles | undefined): string | undefined {
  if (tls?.clientCa === undefined || !(socket instanceof TLSSocket)) return undefined;
  // The subject is absent when there is no certificate, and its CN a list when it has several.
  const subject = socket.getPeerCertificate().subject as { readonly CN?: string | string[] } | undefined;
  const CN = subject?.CN;
  // A certificate that names nobody, or more than one, belongs to nobody: '' is no participant.
  return typeof CN === 'string' ? CN : '';
}

function createServer(app: Answering, { tls, limits }: ListenSettings): Server {
  const { requestTimeoutMs, keepAliveMs } = limits;
  const headersTimeoutMs = Math.min(limits.headersTimeoutMs, requestTimeoutMs); // the headers are part of a request
  const checkMs = Math.min(SLOW_CHECK_MS_MAX, headersTimeoutMs);
  const serverOptions = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: headersTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: checkMs,
    ...(tls === undefined
      ? {}
      : {
          ...{ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' as const },
          handshakeTimeout: headersTimeoutMs,
          ...(tls.clientCa === undefined
            ? {}
            : { ca: tls.clientCa, requestCert: true, rejectUnauthorized: true }),
        }),
  };
  const fetch = (request: Request, env: unknown): Promise<Response> => {
    const { socket } = (env as { readonly incoming: IncomingMessage }).incoming; // what the adaptor hands over
    const caller: Caller = { connection: socket, commonName: commonNameOf(socket, tls) };
    return app.fetch(request, caller);
  };
  const { createAdaptorServer } = adaptor();
  const server = createAdaptorServer({
    fetch,
    serverOptions,
    createServer: tls === undefined ? createHttpServer : createHttpsServer,
  }) as Server; // HTTP/1.1 over plain sockets or TLS: both are servers of this kind
  // Whoever asks and does not take the answer must not keep the connection either; who is slow to ask is told so first.
  server.timeout = requestTimeoutMs + 2 * checkMs;
  return server;
}

/** The connections of a server, those in a TLS handshake among them, of which its HTTP knows nothing yet. */
interface Connections {
  /** Closes those over which nothing was ever asked. */
  closeUnasked(): void;
  /** Closes all of them, and gives how many there were. */
  closeAll(): number;
}

const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;

function watchConnections(server: Server): Connections {
  // By the peer: a request comes over another object than the one that was connected, where there is TLS between.
  const open = new Map<string, { readonly socket: Socket; asked: boolean }>();
  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    open.set(peer, { socket, asked: false });
    socket.once('close', () => open.delete(peer));
  });
  server.on('request', ({ socket }: IncomingMessage) => {
    const entry = open.get(peerOf(socket));
    if (entry !== undefined) entry.asked = true;
  });
  return {
    closeUnasked() {
      for (const { socket, asked } of open.values()) if (!asked) socket.destroy();
    },
    closeAll() {
      const count = open.size;
      for (const { socket } of open.values()) socket.destroy();
      return count;
    },
  };
}

/** Closes a server: at once what nobody waits for, the rest when it is answered, or late, or when there is a hurry. */
function closed(
  server: Server,
  connections: Connections,
  graceMs: number,
  hurry: Promise<unknown> | undefined,
): Promise<number> {
  return new Promise((resolve) => {
    let cutOff = 0;
    const closeAll = (): void => {
      cutOff += connections.closeAll();
    };
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, IDLE_CHECK_MS);
    const late = setTimeout(closeAll, graceMs);
    void hurry?.then(closeAll);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve(cutOff);
    });
    server.closeIdleConnections();
    connections.closeUnasked();
  });
}

/** Starts to listen, or says why that cannot be. */
export function listen(
  app: Answering,
  gate: Gate,
  settings: ListenSettings,
): Promise<Result<ListeningServer, string>> {
  let server: Server;
  try {
    server = createServer(app, settings);
  } catch (thrown) {
    return Promise.resolve(err(thrown instanceof Error ? thrown.message : String(thrown)));
  }
  const { host, port, tls, limits } = settings;
  // Beyond this, connections are dropped unheard: answering them would cost what the limit is there to save.
  server.maxConnections = limits.connectionsMax * 2;
  const connections = watchConnections(server);
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    gate.opened(socket);
    socket.on('close', () => {
      gate.closed(socket);
    });
  });
  return new Promise((resolve) => {
    server.once('error', (error) => {
      resolve(err(error.message));
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo; // it listens on a port
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(
        ok({
          url: `${tls === undefined ? 'http' : 'https'}://${name}:${address.port}`,
          stop(hurry) {
            gate.shut();
            return closed(server, connections, limits.shutdownGraceMs, hurry);
          },
        }),
      );
    });
  });
}
