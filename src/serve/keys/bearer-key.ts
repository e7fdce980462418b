import { createHash, timingSafeEqual } from 'node:crypto';

const HEADER_BEARER = /^Bearer +(\S+) *$/i;

/** The bearer key that a request brings (RFC 6750 2.1); undefined when it brings none. */
export function bearerKeyOf(request: Request): string | undefined {
  return HEADER_BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
}

/** Whether two keys are the same; takes as long whatever the answer. */
export function isSameKey(given: string, known: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(known));
}
