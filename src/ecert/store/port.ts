import type { Instant } from '../../core/index.js';
import type { CertificateRecord } from '../model.js';

/** What names a certificate. The year belongs to it: the number's year digit comes round every ten years. */
export interface CertificateKey {
  readonly participant: string;
  readonly kind: string;
  readonly year: number;
  readonly number: string;
}

/** What was done to a certificate, and when. */
export interface CertificateChange {
  readonly kind: 'registered' | 'replaced' | 'cancelled' | 'charged';
  readonly at: Instant;
}

/** One version of a certificate. Its state is not stored: expiry comes with the clock, without anybody writing. */
export interface StoredCertificate extends Omit<CertificateRecord, 'state'> {
  readonly cancelled: boolean;
  /** What made this version. */
  readonly change: CertificateChange;
}

/**
 * Where certificates are kept. Versions are only ever added; what was once on file stays readable.
 * Reads give frozen versions: a caller cannot change the register behind the store's back.
 */
export interface RegisterStore {
  /** The newest version, or undefined when nothing is on file. */
  get(key: CertificateKey): StoredCertificate | undefined;
  /** Adds a version: the first puts the certificate on file, later ones become the newest. */
  put(version: StoredCertificate): void;
  /** Newest versions of all certificates with this number, in order of registration. */
  named(number: string): readonly StoredCertificate[];
  /** Newest versions of all certificates, in order of registration. */
  all(): readonly StoredCertificate[];
  /** Every version of one certificate, oldest first. */
  history(key: CertificateKey): readonly StoredCertificate[];
}
