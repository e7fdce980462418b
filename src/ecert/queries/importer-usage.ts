import { err, ok, type Instant, type Result } from '../../core/index.js';
import type { Asker, ImporterUsage, QueryRefusal } from '../model.js';
import { stateOf } from '../register/certificate-state.js';
import { CERTIFICATES, type StoredCertificate } from '../register/stored-certificate.js';
import type { StoreView } from '../store/port.js';

function usageOf(certificate: StoredCertificate, at: Instant): ImporterUsage {
  const { number, kind, year, effectiveDate, expiryDate, lines } = certificate;
  const usage = lines.map(({ hts, unit, quantity, used }) => {
    return { hts, unit, authorised: quantity, used, remaining: quantity - used };
  });
  return {
    certificate: number,
    kind,
    year,
    state: stateOf(certificate, at),
    effectiveDate,
    expiryDate,
    lines: usage,
  };
}

/**
 * What an importer may query through ABI (87 FR 52015): the use of the certificates that name it as importer of record,
 * in order of registration. A participant never gets here: its own way is REQDOC, which shows its own certificates and
 * none by importer.
 */
export function importerUsage(
  view: StoreView,
  asker: Asker,
  at: Instant,
): Result<readonly ImporterUsage[], QueryRefusal> {
  if (asker.role !== 'importer')
    return err({ kind: 'not-an-importer', expected: 'an importer', actual: asker.role });
  return ok(
    view.find(CERTIFICATES, 'importer', asker.importer).map((certificate) => usageOf(certificate, at)),
  );
}
