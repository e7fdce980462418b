import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { err, ok, recordSchema, type Result } from '../core/index.js';

/** Where a secret is kept. It never stands in a file of ours itself. */
export type SecretPlace = { readonly environment: string } | { readonly file: string };

/** JSON Schema of such a place. */
export const SECRET_PLACE_SCHEMA = {
  description: 'Where the bearer key is kept; never the key itself.',
  oneOf: [
    recordSchema({ environment: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } }),
    recordSchema({ file: { type: 'string', minLength: 1, maxLength: 200 } }),
  ],
};

/** What a header can carry and RFC 6750 calls a token, and a little more; no space, no line end. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** Reads a secret; the error says what is wrong with its place and never what it holds. */
export function readSecret(place: SecretPlace, folder: string): Result<string, string> {
  const where =
    'environment' in place
      ? `the environment variable ${place.environment}`
      : `the file ${resolve(folder, place.file)}`;
  let text: string | undefined;
  try {
    text =
      'environment' in place
        ? process.env[place.environment]
        : readFileSync(resolve(folder, place.file), 'utf8');
  } catch (thrown) {
    return err(`${where} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  if (text === undefined) return err(`${where} is not set`);
  const secret = text.trim();
  if (secret === '') return err(`${where} is empty`);
  if (!TOKEN.test(secret)) return err(`${where} holds characters that a bearer key cannot have`);
  return ok(secret);
}
