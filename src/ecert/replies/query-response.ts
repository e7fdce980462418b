import { assert, formatDate203, type Finding, type Instant } from '../../core/index.js';
import type { DocumentData, Guide } from '../../guide/index.js';
import { conditionOf } from '../queries/condition.js';
import { stateOf } from '../register/certificate-state.js';
import type { StoredCertificate } from '../register/stored-certificate.js';
import { documentOf } from '../register/stored-document.js';
import { errorRecords } from './error-record.js';

/** What a REQDOC is answered with. */
export interface QueryAnswer {
  readonly at: Instant;
  /** BGM 1004 of the query. */
  readonly reference: string;
  /** UNH 0062 of the request. */
  readonly requestReference: string;
  /** What matched; nothing when the query was refused. */
  readonly certificates: readonly StoredCertificate[];
  readonly findings: readonly Finding[];
}

/** Authorised, used and remaining quantity of a certificate's lines in one unit. 99 lines of n..15 go beyond 2^53. */
function quantitiesIn(certificate: StoredCertificate, unit: string): DocumentData {
  const lines = certificate.lines.filter((line) => line.unit === unit);
  const authorised = lines.reduce((sum, line) => sum + BigInt(line.quantity), 0n);
  const used = lines.reduce((sum, line) => sum + BigInt(line.used), 0n);
  const texts = { authorised: String(authorised), used: String(used), remaining: String(authorised - used) };
  return { ...texts, unit };
}

/**
 * What is reported of one certificate: one record, its lines added up. A certificate in several units has a record for
 * each (assumed), for litres and kilograms have no sum.
 */
function documentRecords(guide: Guide, certificate: StoredCertificate, at: Instant): readonly DocumentData[] {
  const state = stateOf(certificate, at);
  const status = guide.statusCodes[state];
  assert(status, `guide ${guide.id} has a status code for ${state}`);
  const units = [...new Set(certificate.lines.map((line) => line.unit))];
  const documentName = documentOf(certificate.document)['documentName'];
  return units.map((unit) => ({
    ...(typeof documentName === 'string' ? { documentName } : {}),
    number: certificate.number,
    status,
    issueDate: certificate.issueDate,
    expiryDate: certificate.expiryDate,
    condition: conditionOf(certificate),
    ...quantitiesIn(certificate, unit),
  }));
}

/** A list in pieces of at most so many; one empty piece for an empty list, so that an answer always goes out. */
function pieces<T>(list: readonly T[], max: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(list.length / max));
  return Array.from({ length: count }, (_, i) => list.slice(i * max, (i + 1) * max));
}

/**
 * The content of the response to a query (CUSRES with BGM 22): of as many messages as the guide's repeat makes of the
 * report, each a whole message that answers the same request and counts what it reports itself (assumed).
 */
export function queryResponses(guide: Guide, answer: QueryAnswer): readonly DocumentData[] {
  const response = guide.messages[guide.roles.queryResponse];
  assert(response, `guide ${guide.id} has a query response`);
  const errors = errorRecords(guide, response, answer.findings);
  const documents = answer.certificates.flatMap((certificate) =>
    documentRecords(guide, certificate, answer.at),
  );
  const max = response.nodes.find((node) => node.list === 'documents')?.repeat ?? documents.length;
  return pieces(documents, max).map((listed) => ({
    reference: answer.reference,
    responseType: errors.length === 0 ? 'AP' : 'RE',
    processedAt: formatDate203(answer.at),
    requestReference: answer.requestReference,
    ...(errors.length === 0 ? {} : { errors }),
    ...(listed.length === 0 ? {} : { documents: listed }),
    documentCount: String(listed.length),
  }));
}
