import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { err, ok, recordSchema, type Result } from '../core/index.js';
import {
  openHttpLines,
  readSecret,
  type HttpLinesOptions,
  type SecretPlace,
  type TlsMaterial,
} from '../wire/index.js';
import { driveByLines } from './drive-by-lines.js';
import { defineDriver, type DriverError, type DriverKind } from './driver-kind.js';
import { httpFailure } from './http-failure.js';
import type { Driver } from './model.js';
import { quoted } from './shell-quote.js';

/** Says the lines of ecert-driver/1 to a candidate's own endpoint (docs/driver-protocol.md). */
export function createHttpDriver(options: HttpLinesOptions): Required<Driver> {
  return driveByLines(() => {
    const lines = openHttpLines(options);
    return Promise.resolve(
      ok({
        async ask(line) {
          const answer = await lines.ask(line);
          return answer.ok ? answer : err(httpFailure(answer.error, line.type, options.url.href));
        },
        close: (farewell) => lines.close(farewell),
      }),
    );
  });
}

interface HttpSettings {
  readonly url: string;
  readonly key?: SecretPlace;
  /** Paths of PEM files. */
  readonly tls?: TlsMaterial;
}

const path = { type: 'string', minLength: 1, maxLength: 200 };

/** Where traffic does not leave the machine, so that a key may go in clear. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The address, unless a key would go over it for everybody to read. */
function addressOf({ url, key }: HttpSettings): Result<URL, DriverError> {
  const wrong = (message: string): Result<never, DriverError> =>
    err({ kind: 'address-unusable', message, setting: ['driver', 'url'] });
  if (!URL.canParse(url)) return wrong(`${url} is no URL`);
  const address = new URL(url);
  if (address.username !== '' || address.password !== '') {
    return wrong(
      'the URL holds a password: name where the key is kept, with key, and leave it out of the URL',
    );
  }
  if (address.protocol === 'http:' && key !== undefined && !LOOPBACK.test(address.hostname)) {
    return wrong(`the key would go to ${address.host} for everybody to read: use https`);
  }
  return ok(address);
}

function readTls(files: TlsMaterial, folder: string): Result<TlsMaterial, DriverError> {
  const read: Record<string, string> = {};
  for (const [name, file] of Object.entries(files)) {
    try {
      read[name] = readFileSync(resolve(folder, String(file)), 'utf8');
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      return err({ kind: 'tls-unusable', message, setting: ['driver', 'tls', name] });
    }
  }
  return ok(read);
}

function create(settings: HttpSettings, folder: string): Result<Driver, DriverError> {
  const url = addressOf(settings);
  if (!url.ok) return url;
  const key = settings.key === undefined ? ok(undefined) : readSecret(settings.key, folder);
  if (!key.ok) return err({ kind: 'key-unusable', message: key.error, setting: ['driver', 'key'] });
  const tls = readTls(settings.tls ?? {}, folder);
  if (!tls.ok) return tls;
  return ok(
    createHttpDriver({
      url: url.value,
      ...(key.value === undefined ? {} : { key: key.value }),
      tls: tls.value,
    }),
  );
}

/** A request with curl for each line, one after the other. */
function reproduce({ url, key, tls }: HttpSettings, folder: string, lines: readonly string[]): string {
  const fromFile = (file: string): string => quoted(resolve(folder, file));
  const bearer =
    key === undefined
      ? ''
      : ` -H "authorization: Bearer ${'environment' in key ? `$${key.environment}` : `$(cat ${fromFile(key.file)})`}"`;
  const options = { authority: '--cacert', certificate: '--cert', privateKey: '--key' } as const;
  const secured = Object.entries(options).map(([name, option]) => {
    const file = tls?.[name as keyof typeof options]; // the keys of an object are its keys
    return file === undefined ? '' : ` ${option} ${fromFile(file)}`;
  });
  return lines
    .map(
      (line) =>
        `curl -sS -i${secured.join('')}${bearer} -H 'content-type: application/json' -d ${quoted(line)} ${quoted(url)}`,
    )
    .join(' && ');
}

/** The candidate's own endpoint, which is posted the lines. */
export const driverKind: DriverKind = defineDriver<HttpSettings>({
  kind: 'http',
  settings: {
    url: {
      type: 'string',
      pattern: '^https?://',
      maxLength: 2000,
      description: 'Where the lines are posted.',
    },
    'key?': {
      description: 'Where the bearer key is kept; never the key itself.',
      oneOf: [
        recordSchema({ environment: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } }),
        recordSchema({ file: path }),
      ],
    },
    'tls?': {
      description: 'PEM files: authorities trusted instead of the well-known ones, and our own certificate.',
      ...recordSchema({ 'authority?': path, 'certificate?': path, 'privateKey?': path }),
    },
  },
  answersAlone: true,
  create: (settings, { folder }) => create(settings, folder),
  reproduce: (settings, { folder }, lines) => reproduce(settings, folder, lines),
});
