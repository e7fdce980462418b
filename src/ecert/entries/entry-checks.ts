import { formatDate102, type Instant } from '../../core/index.js';
import type { EntryError, EntryLine, RegisteredLine } from '../model.js';
import { isInEffect } from '../register/certificate-state.js';
import { sameGoods } from '../register/register.js';
import { certifiedGoods } from './entry-desk.js';
import type { StoredCertificate } from '../register/stored-certificate.js';

/** One difference between an importer's claim and the certificate. */
type Difference = Omit<EntryError, 'fatal'>;

/** The line of a certificate that a claim draws on. */
function claimedLine(certificate: StoredCertificate, claim: EntryLine): RegisteredLine | undefined {
  return certificate.lines.find((line) => sameGoods(line, certifiedGoods(claim)));
}

function unless(holds: boolean, error: Difference): readonly Difference[] {
  return holds ? [] : [error];
}

/** Whether a claim can be charged at all: quotas take whole quantities above zero (Q15, `vendor`). */
function checkQuantity({ quantity }: EntryLine): readonly Difference[] {
  const isWhole = Number.isSafeInteger(quantity) && quantity > 0;
  return unless(isWhole, { code: 'Q15', expected: 'a whole quantity above 0', actual: String(quantity) });
}

/** L13, L15, L17: without the goods on the certificate there is no balance to speak of. */
function checkBalance(certificate: StoredCertificate, claim: EntryLine): readonly Difference[] {
  const line = claimedLine(certificate, claim);
  const actual = `${claim.quantity} ${claim.unit} of ${claim.hts}`;
  if (line === undefined) {
    const goods = certificate.lines.map((one) => `${one.hts} ${one.unit}`).join(', ');
    return [{ code: 'L13', expected: goods, actual: `${claim.hts} ${claim.unit}` }];
  }
  const balance = line.quantity - line.used;
  if (balance === 0) return [{ code: 'L17', expected: 'a balance', actual: 'none left' }];
  return unless(claim.quantity <= balance, {
    code: 'L15',
    expected: `at most ${balance} ${line.unit}`,
    actual,
  });
}

/**
 * The checks of CBP's error dictionary in its order, all of them (`vendor`). L01 leaves nothing to compare with. L15
 * (more than the balance) and L17 (no balance) exclude one another: the dictionary words them so. Q15 comes last, from
 * the quota side.
 */
export function checkEntry(
  claim: EntryLine,
  certificate: StoredCertificate | undefined,
  at: Instant,
): readonly Difference[] {
  const { certificate: number, importer, origin } = claim;
  if (certificate === undefined) {
    return [{ code: 'L01', expected: 'a certificate on file', actual: number }, ...checkQuantity(claim)];
  }
  const validity = `${certificate.effectiveDate} to ${certificate.expiryDate}`;
  return [
    ...unless(certificate.importer === importer, {
      code: 'L04',
      expected: certificate.importer,
      actual: importer,
    }),
    ...unless(certificate.origin === origin, { code: 'L06', expected: certificate.origin, actual: origin }),
    ...unless(!certificate.cancelled, { code: 'L08', expected: 'one not cancelled', actual: number }),
    ...unless(isInEffect(certificate, at), { code: 'L11', expected: validity, actual: formatDate102(at) }),
    ...checkBalance(certificate, claim),
    ...checkQuantity(claim),
  ];
}
