import type { StoredCertificate } from '../register/stored-certificate.js';

/** CBP's document condition codes: 10 matched (an entry was filed), 11 unmatched (on file, no entry), 12 cancelled. */
export const CONDITIONS = ['10', '11', '12'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Whether a text is a condition code. */
export function isCondition(text: string): text is Condition {
  return (CONDITIONS as readonly string[]).includes(text); // widened, for includes() wants the element type
}

/** The condition a certificate is in. Exactly one holds: a cancelled certificate was never drawn on (R16). */
export function conditionOf(certificate: StoredCertificate): Condition {
  if (certificate.cancelled) return '12';
  return certificate.lines.some((line) => line.used > 0) ? '10' : '11';
}
