import { assert, formatDate203, type Finding, type Instant } from '../../core/index.js';
import type { DocumentData, Guide } from '../../guide/index.js';
import type { CertificateState } from '../model.js';
import { errorRecords } from './error-record.js';
import { cutTo } from './representable.js';
import { fieldLengthMax } from './field-length.js';

/** What a SANCRT is answered with. */
export interface DocumentAnswer {
  readonly at: Instant;
  /** UNH 0062 of the request. */
  readonly requestReference: string;
  readonly documentNumber: string;
  /** How the certificate stands now; undefined when the request was refused. */
  readonly state: CertificateState | undefined;
  readonly findings: readonly Finding[];
}

/** The content of a create/update response (CUSRES with BGM 962, or 963 when refused). */
export function documentResponse(guide: Guide, answer: DocumentAnswer): DocumentData {
  const message = guide.messages[guide.roles.documentResponse];
  assert(message, `guide ${guide.id} has a create/update response`);
  const accepted = answer.state !== undefined;
  const status = guide.statusCodes[answer.state ?? 'rejected'];
  assert(status, `guide ${guide.id} has a status code for ${answer.state ?? 'rejected'}`);
  const errors = errorRecords(guide, message, answer.findings);
  const number = cutTo(answer.documentNumber, fieldLengthMax(message, 'documentNumber'));
  const response: Record<string, string | readonly DocumentData[]> = {
    documentName: accepted ? '962' : '963',
    responseType: accepted ? 'AP' : 'RE',
    processedAt: formatDate203(answer.at),
    status,
    requestReference: answer.requestReference,
  };
  // Not by spreads: there is one of these for every message.
  if (number !== '') response['documentNumber'] = number;
  if (errors.length > 0) response['errors'] = errors;
  return response;
}
