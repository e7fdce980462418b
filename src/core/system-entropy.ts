import { randomBytes } from 'node:crypto';

/** Bytes that nobody can guess, from the machine's own source. Only the composition root may hand it out. */
export function systemEntropy(bytes: number): Uint8Array {
  return new Uint8Array(randomBytes(bytes));
}
