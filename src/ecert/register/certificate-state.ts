import { addMs, DAY_MS, parseDate102, type Instant } from '../../core/index.js';
import type { CertificateRecord, CertificateState } from '../model.js';
import type { StoredCertificate } from './stored-certificate.js';
import { documentOf } from './stored-document.js';

/** The instant at which a certificate is no longer valid: the end (UTC) of its expiry date, which is its last day. */
export function expiryInstant(certificate: StoredCertificate): Instant | undefined {
  const lastDay = parseDate102(certificate.expiryDate);
  return lastDay === undefined ? undefined : addMs(lastDay, DAY_MS);
}

/** Whether a certificate is neither too early nor too late for use at an instant. */
export function isInEffect(certificate: StoredCertificate, at: Instant): boolean {
  const from = parseDate102(certificate.effectiveDate);
  const until = expiryInstant(certificate);
  return from !== undefined && until !== undefined && at >= from && at < until;
}

/**
 * How a certificate stands at an instant. What was done to it outranks what time did to it: one that is used up stays
 * `exhausted` after its last day, for its history tells more than the calendar (assumed).
 */
export function stateOf(certificate: StoredCertificate, at: Instant): CertificateState {
  if (certificate.cancelled) return 'cancelled';
  let isUsed = false;
  let isUsedUp = certificate.lines.length > 0;
  for (const { used, quantity } of certificate.lines) {
    isUsed ||= used > 0;
    isUsedUp &&= used === quantity;
  }
  if (isUsedUp) return 'exhausted';
  const until = expiryInstant(certificate);
  if (until === undefined || at >= until) return 'expired';
  return isUsed ? 'partly-used' : 'registered';
}

/** A certificate as it is shown to the outside, as it stands at an instant. */
export function recordOf(certificate: StoredCertificate, at: Instant): CertificateRecord {
  const { number, participant, kind, year, issueDate, effectiveDate, expiryDate, origin, importer } =
    certificate;
  const { lines, replacements, registeredAt, document } = certificate;
  const dates = { issueDate, effectiveDate, expiryDate };
  const state = stateOf(certificate, at);
  return {
    number,
    participant,
    kind,
    year,
    state,
    ...dates,
    origin,
    importer,
    lines,
    replacements,
    registeredAt,
    document: documentOf(document),
  };
}
