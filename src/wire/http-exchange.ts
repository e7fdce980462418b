// The modules, not names out of them: tools that watch a program's requests replace the functions in the modules.
import http, { type IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';

import { err, ok, type Result } from '../core/index.js';
import type { HttpLinesFailure, TlsMaterial } from './http-lines-model.js';

/** One request. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** JSON text. */
  readonly body?: string;
  readonly key: string | undefined;
  readonly tls: TlsMaterial | undefined;
  readonly timeoutMs: number;
  readonly bodyBytesMax: number;
}

/** One answer, whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** Codes by which Node says that TLS failed, beside those that begin with one of these. */
const TLS_CODES = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

function failureOf(error: NodeJS.ErrnoException): HttpLinesFailure {
  const { code = '', message } = error;
  const reason = code === '' || message.includes(code) ? message : `${message} (${code})`;
  return { kind: TLS_CODES.test(code) ? 'untrusted' : 'unreachable', reason };
}

function optionsOf({ method, body, key, tls }: HttpRequest): RequestOptions {
  return {
    method,
    // A connection of its own for each request: a peer that closes idle ones must not cost an answer.
    agent: false,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(tls?.authority === undefined ? {} : { ca: tls.authority }),
    ...(tls?.certificate === undefined ? {} : { cert: tls.certificate }),
    ...(tls?.privateKey === undefined ? {} : { key: tls.privateKey }),
  };
}

/** Collects a body; undefined when it grows beyond the limit. */
function readBody(
  message: IncomingMessage,
  bytesMax: number,
  done: (body: string | undefined) => void,
  broken: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  message.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > bytesMax) done(undefined);
    else chunks.push(chunk);
  });
  message.once('end', () => {
    done(Buffer.concat(chunks).toString('utf8'));
  });
  message.once('error', broken);
  message.once('aborted', () => {
    broken(new Error('the connection was closed in the middle of the answer'));
  });
}

/** Makes one request and takes the whole answer. Follows no redirect; settles within `timeoutMs`; never rejects. */
export function exchangeHttp(request: HttpRequest): Promise<Result<HttpAnswer, HttpLinesFailure>> {
  const { url, timeoutMs, bodyBytesMax } = request;
  const send = url.protocol === 'https:' ? https.request : http.request;
  return new Promise((resolve) => {
    const settle = (result: Result<HttpAnswer, HttpLinesFailure>): void => {
      clearTimeout(timer);
      resolve(result); // only the first one counts
      outgoing.destroy();
    };
    const timer = setTimeout(() => {
      settle(err({ kind: 'timed-out', timeoutMs, waitingFor: 'answer' }));
    }, timeoutMs);
    const broken = (error: Error): void => {
      settle(err(failureOf(error)));
    };
    const outgoing = send(url, optionsOf(request), (message) => {
      const done = (body: string | undefined): void => {
        if (body === undefined) {
          settle(err({ kind: 'flooded', limitBytes: bodyBytesMax }));
          return;
        }
        const { location, 'retry-after': retryAfter } = message.headers;
        settle(ok({ status: message.statusCode ?? 0, location, retryAfter, body }));
      };
      readBody(message, bodyBytesMax, done, broken);
    });
    outgoing.on('error', broken);
    outgoing.end(request.body);
  });
}
