import type { CertificateKind } from '../../guide/index.js';
import type { CertificateKey, StoredCertificate } from '../register/stored-certificate.js';
import { fitsKind, kindIn, kindOf, numberIn } from './certificate-number.js';
import { certificateYear, dayIn, yearOfDigit } from './certificate-year.js';
import type { CertificateNumber, KeylessContext, RuleContext } from './model.js';

/** Whether a participant may issue certificates of a kind. */
export function isAuthorised(context: KeylessContext, kind: CertificateKind): boolean {
  const { participant } = context;
  const forCountry = kind.countries.length === 0 || kind.countries.includes(participant.country);
  return forCountry && participant.kinds.includes(kind.code);
}

/** The kinds that a participant may issue, in the order in which they were agreed. */
export function authorisedKinds(context: RuleContext): readonly string[] {
  return context.participant.kinds.filter((code) => {
    const kind = kindOf(context.guide, code);
    return kind !== undefined && isAuthorised(context, kind);
  });
}

/** Under a kind without year rule the digit means nothing, and the year of issue keeps numbers apart (assumed). */
function yearIn(
  context: KeylessContext,
  kind: CertificateKind,
  number: CertificateNumber,
): number | undefined {
  const issued = dayIn(context, 'issueDate');
  if (issued === undefined) return undefined;
  const { year } = context.facts.issueDate;
  if (kind.yearRule === 'none') return year;
  // A cancellation carries the issue date only, and that is at most a month before the certificate's year begins.
  if (context.function === 'cancellation') return yearOfDigit(number.yearDigit, year);
  return certificateYear(context);
}

/** What `RuleContext.certificateKey` says, worked out. */
export function certificateKeyOf(context: KeylessContext): CertificateKey | undefined {
  const number = numberIn(context);
  const kind = kindIn(context);
  if (number === undefined || kind === undefined) return undefined;
  if (!fitsKind(number, kind) || !isAuthorised(context, kind)) return undefined;
  if (number.country !== context.participant.country) return undefined;
  const year = yearIn(context, kind, number);
  return year === undefined
    ? undefined
    : { participant: context.participant.id, kind: kind.code, year, number: number.text };
}

/** The certificate on file that the document in hand names. */
export function certificateOnFile(context: RuleContext): StoredCertificate | undefined {
  const key = context.certificateKey;
  return key && context.register.find(key);
}
