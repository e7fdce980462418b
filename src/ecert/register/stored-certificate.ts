import type { Instant } from '../../core/index.js';
import type { CertificateRecord } from '../model.js';
import { keyPart, type RecordKind } from '../store/port.js';

/** What names a certificate. The year belongs to it: the number's year digit comes round every ten years. */
export interface CertificateKey {
  readonly participant: string;
  readonly kind: string;
  readonly year: number;
  readonly number: string;
}

/** What was done to a certificate, and when. */
export interface CertificateChange {
  readonly kind: 'registered' | 'replaced' | 'cancelled' | 'charged' | 'restored';
  readonly at: Instant;
}

/** One version of a certificate. Its state is not stored: expiry comes with the clock, without anybody writing. */
export interface StoredCertificate extends Omit<CertificateRecord, 'state'> {
  readonly cancelled: boolean;
  /** Which version this is, from 1. */
  readonly version: number;
  /** What made this version. */
  readonly change: CertificateChange;
}

/** A certificate's key as text. A number has nine letters and digits, a year four: neither needs a length before it. */
export function certificateKeyText({ participant, kind, year, number }: CertificateKey): string {
  return `${number}/${year}/${keyPart(kind)}${participant}`;
}

/** A participant's day of issuance as an index value: days sort by time. */
export function issuedText(participant: string, issueDate: string): string {
  return keyPart(participant) + issueDate;
}

/** The newest version of every certificate. */
export const CERTIFICATES: RecordKind<StoredCertificate, 'number' | 'issued' | 'importer'> = {
  name: 'certificates',
  key: certificateKeyText,
  indexes: {
    number: (certificate) => certificate.number,
    issued: (certificate) => issuedText(certificate.participant, certificate.issueDate),
    importer: (certificate) => certificate.importer,
  },
};

/** Versions that a newer one took the place of: what was once on file stays readable. */
export const PAST_CERTIFICATES: RecordKind<StoredCertificate, 'certificate'> = {
  name: 'past-certificates',
  key: (certificate) => `${certificate.version}/${certificateKeyText(certificate)}`,
  indexes: { certificate: certificateKeyText },
};
