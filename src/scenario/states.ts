/** The states of a certificate that a scenario can expect (the reading, "Document states"). */
export type CertificateState = 'registered' | 'partly-used' | 'exhausted' | 'cancelled' | 'expired';
