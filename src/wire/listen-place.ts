import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { err, ok, recordSchema, type Result } from '../core/index.js';
import type { TlsFiles } from '../serve/index.js';
import { isLoopback } from './loopback.js';

/** Where the harness listens for a candidate, as a candidate file says it. */
export interface ListenSettings {
  readonly host?: string;
  readonly port?: number;
  readonly url?: string;
  /** Paths of PEM files. */
  readonly tls?: { readonly certificate: string; readonly privateKey: string };
}

/** Where the harness listens, ready to be used. */
export interface ListenPlace {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly tls?: TlsFiles;
  /** What the candidate is told, without a slash at its end; undefined: the address that is listened on. */
  readonly url?: string;
}

/** What is wrong with settings, and which: the path of keys below the wire's or the driver's own. */
export interface SettingError {
  readonly kind: 'key-unusable' | 'address-unusable' | 'tls-unusable';
  readonly message: string;
  readonly setting: readonly string[];
}

const path = { type: 'string', minLength: 1, maxLength: 200 };

/** JSON Schemas of the settings. */
export const LISTEN_SETTINGS: Readonly<Record<string, object>> = {
  'host?': {
    type: 'string',
    minLength: 1,
    maxLength: 200,
    description: 'Address to listen on; absent: 127.0.0.1, this machine only.',
  },
  'port?': {
    type: 'integer',
    minimum: 0,
    maximum: 65535,
    description: 'Port to listen on; absent or 0: any that is free.',
  },
  'url?': {
    type: 'string',
    pattern: '^https?://',
    maxLength: 2000,
    description:
      'What the candidate is told, where it reaches us by another address than the one listened on.',
  },
  'tls?': {
    description: 'PEM files of our own certificate; absent: plain HTTP, on this machine only.',
    ...recordSchema({ certificate: path, privateKey: path }),
  },
};

function wrong(
  kind: SettingError['kind'],
  message: string,
  ...setting: string[]
): Result<never, SettingError> {
  return err({ kind, message, setting });
}

function readTls(files: ListenSettings['tls'], folder: string): Result<TlsFiles | undefined, SettingError> {
  if (files === undefined) return ok(undefined);
  const read: Record<string, string> = {};
  for (const [name, file] of Object.entries(files)) {
    try {
      read[name] = readFileSync(resolve(folder, file), 'utf8');
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      return wrong('tls-unusable', message, 'tls', name);
    }
  }
  return ok({ certificate: read['certificate'] ?? '', key: read['privateKey'] ?? '' });
}

/** Finds out where to listen; a key must not come to us for everybody on the way to read. */
export function listenPlaceOf(settings: ListenSettings, folder: string): Result<ListenPlace, SettingError> {
  const { host = '127.0.0.1', port = 0, url } = settings;
  const tls = readTls(settings.tls, folder);
  if (!tls.ok) return tls;
  if (url !== undefined && !URL.canParse(url)) return wrong('address-unusable', `${url} is no URL`, 'url');
  const told = url === undefined ? undefined : new URL(url);
  const inClear = told === undefined ? tls.value === undefined : told.protocol === 'http:';
  const toldHost = told?.hostname ?? host;
  if (inClear && !isLoopback(toldHost)) {
    const setting = told === undefined ? 'host' : 'url';
    const message = `the candidate’s key would come to ${toldHost} for everybody to read: use https, with tls here or in front of it`;
    return wrong('address-unusable', message, setting);
  }
  return ok({
    ...{ host, port },
    ...(tls.value === undefined ? {} : { tls: tls.value }),
    ...(told === undefined ? {} : { url: told.href.replace(/\/+$/, '') }),
  });
}
