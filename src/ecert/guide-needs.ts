import type { GuideRoles } from '../guide/index.js';
import type { CertificateState } from './model.js';

/** Every state of a document that responses name by the guide's code, and what they name a refusal by. */
export const CERTIFICATE_STATES: readonly (CertificateState | 'rejected')[] = [
  'registered',
  'partly-used',
  'exhausted',
  'cancelled',
  'expired',
  'rejected',
];

/** Fields that the reference reads from, or writes into, the message that plays a role; `lines.unit`: of a list. */
export const ROLE_FIELDS: Readonly<Record<keyof GuideRoles, readonly string[]>> = {
  document: [
    'documentName',
    'certificateNumber',
    'issueDate',
    'origin',
    'kind',
    'lineCount',
    'lines.number',
    'lines.hts',
    'lines.quantity',
    'lines.unit',
  ],
  query: ['reference', 'documentNumber', 'periodStart', 'periodEnd', 'participant', 'conditions.condition'],
  documentResponse: [
    'documentName',
    'responseType',
    'processedAt',
    'status',
    'requestReference',
    'documentNumber',
    'errors.code',
    'errors.text',
  ],
  queryResponse: [
    'reference',
    'responseType',
    'requestReference',
    'documentCount',
    'errors.code',
    'documents.number',
    'documents.status',
    'documents.authorised',
    'documents.used',
    'documents.remaining',
    'documents.unit',
  ],
  control: ['interchangeReference', 'action', 'messages.messageReference', 'messages.action'],
};
