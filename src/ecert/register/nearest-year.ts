import { yearOf, type Instant } from '../../core/index.js';
import type { StoredCertificate } from './stored-certificate.js';

/**
 * Of certificates with the same number, the one a person means at an instant: of that year, else of the year nearest
 * to it (a number comes round every ten years), else the one registered first.
 */
export function nearestInYear(
  certificates: readonly StoredCertificate[],
  at: Instant,
): StoredCertificate | undefined {
  const year = yearOf(at);
  const distance = (certificate: StoredCertificate): number => Math.abs(certificate.year - year);
  return certificates.reduce<StoredCertificate | undefined>(
    (best, next) => (best === undefined || distance(next) < distance(best) ? next : best),
    undefined,
  );
}
