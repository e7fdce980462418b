import type { Instant } from '../../core/index.js';
import type { CertificateRecord } from '../model.js';
import { keyPart, type RecordKind } from '../store/port.js';
import type { StoredDocument } from './stored-document.js';

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
export interface StoredCertificate extends Omit<CertificateRecord, 'state' | 'document'> {
  /** As last accepted. */
  readonly document: StoredDocument;
  readonly cancelled: boolean;
  /** Which version this is, from 1. */
  readonly version: number;
  /** What made this version. */
  readonly change: CertificateChange;
}

/** The key that was made a text of last, and what stands behind its number there. */
const lastKey = { participant: '', kind: '', year: 0, number: '', text: '', suffix: '' };

/**
 * A certificate's key as text. A number has nine letters and digits, a year four: neither needs a length before it.
 * A message asks for the text of one key several times over: the very same text needs no hashing again.
 */
export function certificateKeyText({ participant, kind, year, number }: CertificateKey): string {
  const last = lastKey;
  if (last.participant !== participant || last.kind !== kind || last.year !== year || last.suffix === '') {
    last.participant = participant;
    last.kind = kind;
    last.year = year;
    last.suffix = `/${year}/${keyPart(kind)}${participant}`;
  } else if (last.number === number) return last.text;
  last.number = number;
  last.text = number + last.suffix;
  return last.text;
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
