import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { err, ok, recordSchema, type Result } from '../core/index.js';
import {
  HTTP_LINES_LIMITS,
  isLoopback,
  LISTEN_SETTINGS,
  listenPlaceOf,
  openCallbackDesk,
  openHttpLines,
  readSecret,
  SECRET_PLACE_SCHEMA,
  type HttpLinesOptions,
  type ListenPlace,
  type ListenSettings,
  type SecretPlace,
  type TlsMaterial,
} from '../wire/index.js';
import { driveByLines } from './drive-by-lines.js';
import { defineDriver, type DriverError, type DriverKind } from './driver-kind.js';
import { httpFailure } from './http-failure.js';
import { candidateFailure } from './candidate-failure.js';
import type { CandidateFailure, Driver, ProgramDriver } from './model.js';
import { quoted } from './shell-quote.js';

/** Says the lines of ecert-driver/1 to a candidate's own endpoint (docs/driver-protocol.md). */
export function createHttpDriver({ callbackPlace, ...options }: HttpDriverOptions): ProgramDriver {
  const former = new Set<string>();
  return driveByLines(async () => {
    const limits = { ...HTTP_LINES_LIMITS, ...options.limits };
    const desk = callbackPlace && (await openCallbackDesk({ place: callbackPlace, limits, former }));
    if (desk?.ok === false) return err(notListening(desk.error, callbackPlace));
    const lines = openHttpLines(desk === undefined ? options : { ...options, callbacks: desk.value });
    return ok({
      ...(desk === undefined ? {} : { callback: desk.value.terms }),
      async ask(line) {
        const answer = await lines.ask(line);
        return answer.ok ? answer : err(httpFailure(answer.error, line.type, options.url.href));
      },
      close: (farewell) => lines.close(farewell),
    });
  });
}

/** How to reach a candidate's endpoint, and where it may call back. */
interface HttpDriverOptions extends HttpLinesOptions {
  readonly callbackPlace?: ListenPlace;
}

function notListening(reason: string, place: ListenPlace | undefined): CandidateFailure {
  const what = `callbacks cannot be listened for on ${place?.host}, port ${place?.port}`;
  const failure = candidateFailure('not-started', what, 'a port that is free', reason);
  return { ...failure, cause: 'callback-address-unusable' };
}

interface HttpSettings {
  readonly url: string;
  readonly key?: SecretPlace;
  /** Paths of PEM files. */
  readonly tls?: TlsMaterial;
  readonly callback?: ListenSettings;
}

const path = { type: 'string', minLength: 1, maxLength: 200 };

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
  if (address.protocol === 'http:' && key !== undefined && !isLoopback(address.hostname)) {
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
  const callback = settings.callback && listenPlaceOf(settings.callback, folder);
  if (callback?.ok === false)
    return err({ ...callback.error, setting: ['driver', 'callback', ...callback.error.setting] });
  return ok(
    createHttpDriver({
      ...(callback === undefined ? {} : { callbackPlace: callback.value }),
      url: url.value,
      ...(key.value === undefined ? {} : { key: key.value }),
      tls: tls.value,
    }),
  );
}

/** A request with curl for each line, one after the other. */
function reproduce(
  { url, key, tls, callback }: HttpSettings,
  folder: string,
  lines: readonly string[],
): string | undefined {
  if (callback !== undefined) return undefined; // its answers come to us, and curl listens to nobody
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
    'key?': SECRET_PLACE_SCHEMA,
    'tls?': {
      description: 'PEM files: authorities trusted instead of the well-known ones, and our own certificate.',
      ...recordSchema({ 'authority?': path, 'certificate?': path, 'privateKey?': path }),
    },
    'callback?': {
      description: 'Where answers that are put off may be posted to us; {}: a free port of this machine.',
      ...recordSchema(LISTEN_SETTINGS),
    },
  },
  answersAlone: true,
  create: (settings, { folder }) => create(settings, folder),
  reproduce: (settings, { folder }, lines) => reproduce(settings, folder, lines),
});
