import { createHash, timingSafeEqual } from 'node:crypto';

/** Where unguessable bytes come from: the system's own source, or a scripted one in tests. */
export type Entropy = (bytes: number) => Uint8Array;

/** A key as its owner holds it, taken apart. */
export interface KeyText {
  /** Names the key; no secret. */
  readonly id: string;
  readonly secret: string;
}

const ID_BYTES = 6;
/** 256 bits: nobody can try them out, so that a fast hash keeps them as well as a slow one would (ADR). */
const SECRET_BYTES = 32;
const FORM = /^ecert_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** Makes a new key. */
export function newKey(entropy: Entropy): KeyText {
  return {
    id: Buffer.from(entropy(ID_BYTES)).toString('hex'),
    secret: Buffer.from(entropy(SECRET_BYTES)).toString('base64url'),
  };
}

/** `ecert_3f09c1a2b4d5_…`: the prefix lets scanners of repositories find a key that was given away. */
export function keyText({ id, secret }: KeyText): string {
  return `ecert_${id}_${secret}`;
}

/** Takes a key apart; undefined where it is none. */
export function parseKey(text: string): KeyText | undefined {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'latin1').digest();
}

/** What is stored of a secret. */
export function secretHash(secret: string): string {
  return digest(secret).toString('hex');
}

/** Whether a secret is the one whose hash is stored; takes as long whatever the answer. */
export function matchesHash(secret: string, hash: string): boolean {
  const stored = Buffer.from(hash, 'hex');
  const given = digest(secret);
  return stored.length === given.length && timingSafeEqual(stored, given);
}
