import type { IncomingMessage } from 'node:http';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { err, lazyPackage, ok, type Result } from '../../core/index.js';
import type { App, Caller } from './create-app.js';
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
  /** Takes no more connections, finishes what is in work for as long as the limits allow, and closes. */
  stop(): Promise<void>;
}

const adaptor = lazyPackage<typeof import('@hono/node-server')>('@hono/node-server');

/** How often connections that have become idle are looked for while the server closes. */
const IDLE_CHECK_MS = 20;

function commonNameOf(socket: IncomingMessage['socket'], tls: TlsFiles | undefined): string | undefined {
  if (tls?.clientCa === undefined || !(socket instanceof TLSSocket)) return undefined;
  const { subject } = socket.getPeerCertificate();
  // A certificate that names nobody belongs to nobody: '' is no participant.
  return (subject as { readonly CN?: string } | undefined)?.CN ?? ''; // absent when there is no certificate
}

function createServer(app: App, { tls, limits }: ListenSettings): Server {
  const serverOptions = {
    requestTimeout: limits.requestTimeoutMs,
    headersTimeout: limits.headersTimeoutMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.headersTimeoutMs,
    ...(tls === undefined
      ? {}
      : {
          ...{ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2' as const },
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
  });
  return server as Server; // HTTP/1.1 over plain sockets or TLS: both are servers of this kind
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, IDLE_CHECK_MS);
    const late = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Starts to listen, or says why that cannot be. */
export function listen(
  app: App,
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
          stop() {
            gate.shut();
            return closed(server, limits.shutdownGraceMs);
          },
        }),
      );
    });
  });
}
